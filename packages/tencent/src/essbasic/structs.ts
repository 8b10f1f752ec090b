// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const AdminChangeInvitationInfo = Wire.struct({
  ChangeAdminOrganizationId: Wire.optional(Wire.String),
  ChangeAdminOrganizationOpenId: Wire.optional(Wire.String),
  NewAdminOpenId: Wire.optional(Wire.String),
  NewAdminName: Wire.optional(Wire.String),
  NewAdminMobile: Wire.optional(Wire.String),
  NewAdminIdCardType: Wire.optional(Wire.String),
  NewAdminIdCardNumber: Wire.optional(Wire.String),
  AuthFiles: Wire.optional(Wire.array(Wire.String))
})

export type AdminChangeInvitationInfo = typeof AdminChangeInvitationInfo.Type

/**
 * An employee of a third-party platform's client.
 *
 * Not to be used, and left out: `Channel`, `CustomUserId`, `ClientIp`, `ProxyIp`.
 */
export const UserInfo = Wire.struct({
  OpenId: Wire.string({ maxLength: 64 })
})

export type UserInfo = typeof UserInfo.Type

/**
 * On whose behalf a call is made: the platform's application, and where an operation asks for them, its client's
 * organisation and an employee of it.
 *
 * Not to be used, and left out: `ProxyOrganizationId`.
 */
export const Agent = Wire.struct({
  AppId: Wire.String,
  ProxyOrganizationOpenId: Wire.optional(Wire.string({ maxLength: 64 })),
  ProxyOperator: Wire.optional(UserInfo),
  ProxyAppId: Wire.optional(Wire.String)
})

export type Agent = typeof Agent.Type

/**
 * On whose behalf a call is made: the platform's application, its client's organisation, and an employee of it.
 * The last two must be verified.
 *
 * Not to be used, and left out: `ProxyOrganizationId`.
 */
export const OperatorAgent = Wire.struct({
  AppId: Wire.String,
  ProxyOrganizationOpenId: Wire.string({ maxLength: 64 }),
  ProxyOperator: UserInfo,
  ProxyAppId: Wire.optional(Wire.String)
})

export type OperatorAgent = typeof OperatorAgent.Type

/** How a signer may sign. */
export const ApproverComponentLimitType = Wire.struct({
  RecipientId: Wire.String,
  Values: Wire.optional(Wire.array(Wire.String))
})

export type ApproverComponentLimitType = typeof ApproverComponentLimitType.Type

export const ApproverItem = Wire.struct({
  SignId: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String),
  ApproverRoleName: Wire.optional(Wire.String)
})

export type ApproverItem = typeof ApproverItem.Type

export const ApproverOption = Wire.struct({
  NoRefuse: Wire.optional(Wire.Boolean),
  NoTransfer: Wire.optional(Wire.Boolean),
  HideOneKeySign: Wire.optional(Wire.Boolean),
  FillType: Wire.optional(Wire.Int),
  FlowReadLimit: Wire.optional(Wire.String),
  ForbidAddSignDate: Wire.optional(Wire.Boolean),
  ApproverMobileMode: Wire.optional(Wire.String),
  AddSignComponentUseSealSize: Wire.optional(Wire.Float)
})

export type ApproverOption = typeof ApproverOption.Type

/** Who may sign; where none is given, everyone may. */
export const ApproverRestriction = Wire.struct({
  Name: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  IdCardType: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String)
})

export type ApproverRestriction = typeof ApproverRestriction.Type

export const AuthFailMessage = Wire.struct({
  ProxyOrganizationOpenId: Wire.String,
  Message: Wire.String
})

export type AuthFailMessage = typeof AuthFailMessage.Type

export const HasAuthUser = Wire.struct({
  OpenId: Wire.optional(Wire.String)
})

export type HasAuthUser = typeof HasAuthUser.Type

export const HasAuthOrganization = Wire.struct({
  OrganizationOpenId: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  AuthorizedOrganizationOpenId: Wire.optional(Wire.String),
  AuthorizedOrganizationName: Wire.optional(Wire.String),
  AuthorizeTime: Wire.optional(Wire.Int)
})

export type HasAuthOrganization = typeof HasAuthOrganization.Type

export const AuthInfoDetail = Wire.struct({
  Type: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  HasAuthUserList: Wire.optional(Wire.array(HasAuthUser)),
  HasAuthOrganizationList: Wire.optional(Wire.array(HasAuthOrganization)),
  AuthUserTotal: Wire.optional(Wire.Int),
  AuthOrganizationTotal: Wire.optional(Wire.Int)
})

export type AuthInfoDetail = typeof AuthInfoDetail.Type

export const AuthorizedUser = Wire.struct({
  OpenId: Wire.String
})

export type AuthorizedUser = typeof AuthorizedUser.Type

export const UserThreeFactor = Wire.struct({
  Name: Wire.String,
  IdCardType: Wire.String,
  IdCardNumber: Wire.String
})

export type UserThreeFactor = typeof UserThreeFactor.Type

/** Not to be used, and left out: `CallbackUrl`. */
export const AutoSignConfig = Wire.struct({
  UserInfo: UserThreeFactor,
  CertInfoCallback: Wire.optional(Wire.Boolean),
  UserDefineSeal: Wire.optional(Wire.Boolean),
  SealImgCallback: Wire.optional(Wire.Boolean),
  VerifyChannels: Wire.optional(Wire.array(Wire.String)),
  LicenseType: Wire.optional(Wire.Int),
  JumpUrl: Wire.optional(Wire.String)
})

export type AutoSignConfig = typeof AutoSignConfig.Type

export const FormField = Wire.struct({
  ComponentValue: Wire.String,
  ComponentId: Wire.optional(Wire.String),
  ComponentName: Wire.optional(Wire.String),
  LockComponentValue: Wire.optional(Wire.Boolean)
})

export type FormField = typeof FormField.Type

export const CcInfo = Wire.struct({
  Mobile: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  CcType: Wire.optional(Wire.Int),
  CcPermission: Wire.optional(Wire.Int)
})

export type CcInfo = typeof CcInfo.Type

export const Component = Wire.struct({
  ComponentId: Wire.optional(Wire.String),
  ComponentType: Wire.optional(Wire.String),
  ComponentName: Wire.optional(Wire.String),
  ComponentRequired: Wire.optional(Wire.Boolean),
  ComponentRecipientId: Wire.optional(Wire.String),
  FileIndex: Wire.optional(Wire.Int),
  GenerateMode: Wire.optional(Wire.String),
  ComponentWidth: Wire.optional(Wire.Float),
  ComponentHeight: Wire.optional(Wire.Float),
  ComponentPage: Wire.optional(Wire.Int),
  ComponentPosX: Wire.optional(Wire.Float),
  ComponentPosY: Wire.optional(Wire.Float),
  ComponentExtra: Wire.optional(Wire.String),
  ComponentValue: Wire.optional(Wire.String),
  ComponentDateFontSize: Wire.optional(Wire.Int),
  DocumentId: Wire.optional(Wire.String),
  ComponentDescription: Wire.optional(Wire.String),
  OffsetX: Wire.optional(Wire.Float),
  OffsetY: Wire.optional(Wire.Float),
  ChannelComponentId: Wire.optional(Wire.String),
  KeywordOrder: Wire.optional(Wire.String),
  KeywordPage: Wire.optional(Wire.Int),
  RelativeLocation: Wire.optional(Wire.String),
  KeywordIndexes: Wire.optional(Wire.array(Wire.Int)),
  Placeholder: Wire.optional(Wire.String),
  LockComponentValue: Wire.optional(Wire.Boolean),
  ForbidMoveAndDelete: Wire.optional(Wire.Boolean)
})

export type Component = typeof Component.Type

export const CommonApproverOption = Wire.struct({
  CanEditApprover: Wire.optional(Wire.Boolean),
  NoRefuse: Wire.optional(Wire.Boolean),
  NoTransfer: Wire.optional(Wire.Boolean),
  HideOneKeySign: Wire.optional(Wire.Boolean),
  FlowReadLimit: Wire.optional(Wire.String),
  ForbidAddSignDate: Wire.optional(Wire.Boolean),
  ForbidModifySealInfos: Wire.optional(Wire.Boolean)
})

export type CommonApproverOption = typeof CommonApproverOption.Type

export const CommonFlowApprover = Wire.struct({
  NotChannelOrganization: Wire.optional(Wire.Boolean),
  ApproverType: Wire.optional(Wire.Int),
  OrganizationId: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  UserId: Wire.optional(Wire.String),
  OpenId: Wire.optional(Wire.String),
  ApproverName: Wire.optional(Wire.String),
  ApproverMobile: Wire.optional(Wire.String),
  ApproverIdCardType: Wire.optional(Wire.String),
  ApproverIdCardNumber: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String),
  PreReadTime: Wire.optional(Wire.Int),
  IsFullText: Wire.optional(Wire.Boolean),
  NotifyType: Wire.optional(Wire.String),
  ApproverOption: Wire.optional(CommonApproverOption),
  SignComponents: Wire.optional(Wire.array(Component)),
  ApproverVerifyTypes: Wire.optional(Wire.array(Wire.Int)),
  ApproverSignTypes: Wire.optional(Wire.array(Wire.Int)),
  ComponentLimitType: Wire.optional(Wire.array(Wire.String))
})

export type CommonFlowApprover = typeof CommonFlowApprover.Type

export const BaseFlowInfo = Wire.struct({
  FlowName: Wire.String,
  Deadline: Wire.Int,
  FlowType: Wire.optional(Wire.String),
  FlowDescription: Wire.optional(Wire.String),
  Unordered: Wire.optional(Wire.Boolean),
  IntelligentStatus: Wire.optional(Wire.String),
  FormFields: Wire.optional(Wire.array(FormField)),
  NeedSignReview: Wire.optional(Wire.Boolean),
  UserData: Wire.optional(Wire.String),
  CcInfos: Wire.optional(Wire.array(CcInfo)),
  NeedCreateReview: Wire.optional(Wire.Boolean),
  Components: Wire.optional(Wire.array(Component)),
  FlowDisplayType: Wire.optional(Wire.Int),
  FileIds: Wire.optional(Wire.array(Wire.String)),
  Approvers: Wire.optional(Wire.array(CommonFlowApprover))
})

export type BaseFlowInfo = typeof BaseFlowInfo.Type

export const BatchOrganizationRegistrationTasksDetails = Wire.struct({
  TaskId: Wire.optional(Wire.String),
  Status: Wire.optional(Wire.String),
  ErrorMessage: Wire.optional(Wire.String)
})

export type BatchOrganizationRegistrationTasksDetails = typeof BatchOrganizationRegistrationTasksDetails.Type

export const CancelFailureFlow = Wire.struct({
  FlowId: Wire.String,
  Reason: Wire.optional(Wire.String),
  FlowName: Wire.optional(Wire.String)
})

export type CancelFailureFlow = typeof CancelFailureFlow.Type

export const ChannelArchiveDynamicApproverData = Wire.struct({
  SignId: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String)
})

export type ChannelArchiveDynamicApproverData = typeof ChannelArchiveDynamicApproverData.Type

export const ChannelBillUsageDetail = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  OperatorName: Wire.optional(Wire.String),
  CreateOrganizationName: Wire.optional(Wire.String),
  FlowName: Wire.optional(Wire.String),
  FlowStatus: Wire.optional(Wire.String),
  QuotaType: Wire.optional(Wire.String),
  UseCount: Wire.optional(Wire.Int),
  CostTime: Wire.optional(Wire.Int),
  QuotaName: Wire.optional(Wire.String),
  CostType: Wire.optional(Wire.Int),
  Remark: Wire.optional(Wire.String)
})

export type ChannelBillUsageDetail = typeof ChannelBillUsageDetail.Type

export const ChannelOrganizationInfo = Wire.struct({
  OrganizationId: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  UnifiedSocialCreditCode: Wire.optional(Wire.String),
  LegalName: Wire.optional(Wire.String),
  LegalOpenId: Wire.optional(Wire.String),
  AdminName: Wire.optional(Wire.String),
  AdminOpenId: Wire.optional(Wire.String),
  AdminMobile: Wire.optional(Wire.String),
  AuthorizationStatus: Wire.optional(Wire.String),
  AuthorizationType: Wire.optional(Wire.String),
  ActiveStatus: Wire.optional(Wire.Int),
  LicenseExpireTime: Wire.optional(Wire.Int),
  HasSubmittedAuthInfo: Wire.optional(Wire.Boolean)
})

export type ChannelOrganizationInfo = typeof ChannelOrganizationInfo.Type

export interface Permission {
  readonly Name?: string | undefined
  readonly Key?: string | undefined
  readonly Type?: number | undefined
  readonly Hide?: number | undefined
  readonly DataLabel?: number | undefined
  readonly DataType?: number | undefined
  readonly DataRange?: number | undefined
  readonly DataTo?: string | undefined
  readonly ParentKey?: string | undefined
  readonly IsChecked?: boolean | undefined
  readonly Children?: ReadonlyArray<Permission> | undefined
}

export const Permission: Wire.Codec<Permission> = Wire.struct({
  Name: Wire.optional(Wire.String),
  Key: Wire.optional(Wire.String),
  Type: Wire.optional(Wire.Int),
  Hide: Wire.optional(Wire.Int),
  DataLabel: Wire.optional(Wire.Int),
  DataType: Wire.optional(Wire.Int),
  DataRange: Wire.optional(Wire.Int),
  DataTo: Wire.optional(Wire.String),
  ParentKey: Wire.optional(Wire.String),
  IsChecked: Wire.optional(Wire.Boolean),
  Children: Wire.optional(Wire.array(Wire.suspend((): Wire.Codec<Permission> => Permission)))
})

export const PermissionGroup = Wire.struct({
  GroupName: Wire.optional(Wire.String),
  GroupKey: Wire.optional(Wire.String),
  Hide: Wire.optional(Wire.Int),
  Permissions: Wire.optional(Wire.array(Permission))
})

export type PermissionGroup = typeof PermissionGroup.Type

export const ChannelRole = Wire.struct({
  RoleId: Wire.String,
  RoleName: Wire.String,
  RoleStatus: Wire.Int,
  PermissionGroups: Wire.optional(Wire.array(PermissionGroup))
})

export type ChannelRole = typeof ChannelRole.Type

export const ComponentLimit = Wire.struct({
  ComponentType: Wire.String,
  ComponentValue: Wire.optional(Wire.array(Wire.String))
})

export type ComponentLimit = typeof ComponentLimit.Type

export const SignComponentConfig = Wire.struct({
  HideDate: Wire.optional(Wire.Boolean),
  AddSignComponentUseSealSize: Wire.optional(Wire.Float)
})

export type SignComponentConfig = typeof SignComponentConfig.Type

export const CreateResultPageConfig = Wire.struct({
  Type: Wire.Int,
  Title: Wire.String,
  Description: Wire.optional(Wire.String)
})

export type CreateResultPageConfig = typeof CreateResultPageConfig.Type

export const CreateFlowOption = Wire.struct({
  CanEditFlow: Wire.optional(Wire.Boolean),
  HideShowFlowName: Wire.optional(Wire.Boolean),
  HideShowFlowType: Wire.optional(Wire.Boolean),
  HideShowDeadline: Wire.optional(Wire.Boolean),
  CanSkipAddApprover: Wire.optional(Wire.Boolean),
  ForbidEditApprover: Wire.optional(Wire.Boolean),
  CustomCreateFlowDescription: Wire.optional(Wire.String),
  ForbidEditFillComponent: Wire.optional(Wire.Boolean),
  SkipUploadFile: Wire.optional(Wire.Boolean),
  SignComponentConfig: Wire.optional(SignComponentConfig),
  ForbidEditWatermark: Wire.optional(Wire.Boolean),
  PreviewAfterStart: Wire.optional(Wire.Boolean),
  SignAfterStart: Wire.optional(Wire.Boolean),
  HideOperationSteps: Wire.optional(Wire.array(Wire.Int)),
  SelfName: Wire.optional(Wire.String),
  HideSignCodeAfterStart: Wire.optional(Wire.Boolean),
  NeedFlowDraft: Wire.optional(Wire.Boolean),
  HideComponentTypes: Wire.optional(Wire.array(Wire.String)),
  ShowComponentTypes: Wire.optional(Wire.array(Wire.String)),
  ForbidAddApprover: Wire.optional(Wire.Boolean),
  ForbidEditFlowProperties: Wire.optional(Wire.Boolean),
  ResultPageConfig: Wire.optional(CreateResultPageConfig),
  CcInfoVisibility: Wire.optional(Wire.Int)
})

export type CreateFlowOption = typeof CreateFlowOption.Type

export const DeleteOrganizationAuthorizationInfo = Wire.struct({
  AuthorizationId: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  Errormessage: Wire.optional(Wire.String)
})

export type DeleteOrganizationAuthorizationInfo = typeof DeleteOrganizationAuthorizationInfo.Type

export const Department = Wire.struct({
  DepartmentId: Wire.String,
  DepartmentName: Wire.String
})

export type Department = typeof Department.Type

export const DetectInfoVideoData = Wire.struct({
  LiveNessVideo: Wire.optional(Wire.String)
})

export type DetectInfoVideoData = typeof DetectInfoVideoData.Type

export const DownloadFlowInfo = Wire.struct({
  FileName: Wire.String,
  FlowIdList: Wire.array(Wire.String)
})

export type DownloadFlowInfo = typeof DownloadFlowInfo.Type

export const DynamicFlowApproverResult = Wire.struct({
  RecipientId: Wire.String,
  SignId: Wire.String,
  ApproverStatus: Wire.Int
})

export type DynamicFlowApproverResult = typeof DynamicFlowApproverResult.Type

export const IntentionQuestion = Wire.struct({
  Question: Wire.optional(Wire.String),
  Answers: Wire.optional(Wire.array(Wire.String))
})

export type IntentionQuestion = typeof IntentionQuestion.Type

export const IntentionAction = Wire.struct({
  Text: Wire.optional(Wire.String)
})

export type IntentionAction = typeof IntentionAction.Type

export const RuleIdConfig = Wire.struct({
  Speed: Wire.optional(Wire.Int)
})

export type RuleIdConfig = typeof RuleIdConfig.Type

export const Intention = Wire.struct({
  IntentionType: Wire.optional(Wire.Int),
  IntentionQuestions: Wire.optional(Wire.array(IntentionQuestion)),
  IntentionActions: Wire.optional(Wire.array(IntentionAction)),
  RuleIdConfig: Wire.optional(RuleIdConfig)
})

export type Intention = typeof Intention.Type

/** Not to be used, and left out: `CallbackUrl`. */
export const FlowApproverInfo = Wire.struct({
  Name: Wire.optional(Wire.String),
  IdCardType: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  NotChannelOrganization: Wire.optional(Wire.Boolean),
  OpenId: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  ApproverType: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String),
  Deadline: Wire.optional(Wire.Int),
  SignComponents: Wire.optional(Wire.array(Component)),
  ComponentLimitType: Wire.optional(Wire.array(Wire.String)),
  PreReadTime: Wire.optional(Wire.Int),
  JumpUrl: Wire.optional(Wire.String),
  ApproverOption: Wire.optional(ApproverOption),
  ApproverNeedSignReview: Wire.optional(Wire.Boolean),
  ApproverVerifyTypes: Wire.optional(Wire.array(Wire.Int)),
  ApproverSignTypes: Wire.optional(Wire.array(Wire.Int)),
  SignId: Wire.optional(Wire.String),
  NotifyType: Wire.optional(Wire.String),
  AddSignComponentsLimits: Wire.optional(Wire.array(ComponentLimit)),
  ApproverRoleName: Wire.optional(Wire.String),
  SignTypeSelector: Wire.optional(Wire.Int),
  Components: Wire.optional(Wire.array(Component)),
  Intention: Wire.optional(Intention),
  SignEndpoints: Wire.optional(Wire.array(Wire.String)),
  ApproverEmail: Wire.optional(Wire.String)
})

export type FlowApproverInfo = typeof FlowApproverInfo.Type

export const DynamicFlowInfo = Wire.struct({
  FlowId: Wire.String,
  FlowApprovers: Wire.array(FlowApproverInfo),
  AutoSignScene: Wire.optional(Wire.String),
  ApproverVerifyType: Wire.optional(Wire.String)
})

export type DynamicFlowInfo = typeof DynamicFlowInfo.Type

export const DynamicFlowResult = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  DynamicFlowApproverList: Wire.optional(Wire.array(DynamicFlowApproverResult))
})

export type DynamicFlowResult = typeof DynamicFlowResult.Type

export const DynamicSignOption = Wire.struct({
  DynamicReceiveType: Wire.optional(Wire.Int),
  OrganizationOpenId: Wire.optional(Wire.String)
})

export type DynamicSignOption = typeof DynamicSignOption.Type

export const EmbedUrlOption = Wire.struct({
  ShowFlowDetailComponent: Wire.optional(Wire.Boolean),
  ShowTemplateComponent: Wire.optional(Wire.Boolean),
  SkipUploadFile: Wire.optional(Wire.Boolean),
  SkipDownloadFile: Wire.optional(Wire.Boolean),
  ForbidEditWatermark: Wire.optional(Wire.Boolean),
  SealDescription: Wire.optional(Wire.String),
  ForbidEditSealDescription: Wire.optional(Wire.Boolean)
})

export type EmbedUrlOption = typeof EmbedUrlOption.Type

export const ExtentServiceAuthInfo = Wire.struct({
  Type: Wire.String,
  Name: Wire.String,
  Status: Wire.String,
  OperatorOpenId: Wire.String,
  OperateOn: Wire.Int
})

export type ExtentServiceAuthInfo = typeof ExtentServiceAuthInfo.Type

export const FailedCreateRoleData = Wire.struct({
  UserId: Wire.String,
  RoleIds: Wire.array(Wire.String)
})

export type FailedCreateRoleData = typeof FailedCreateRoleData.Type

export const FillApproverInfo = Wire.struct({
  RecipientId: Wire.String,
  OpenId: Wire.optional(Wire.String),
  ApproverName: Wire.optional(Wire.String),
  ApproverMobile: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  NotChannelOrganization: Wire.optional(Wire.Boolean),
  ApproverIdCardType: Wire.optional(Wire.String),
  ApproverIdCardNumber: Wire.optional(Wire.String),
  FlowId: Wire.optional(Wire.String)
})

export type FillApproverInfo = typeof FillApproverInfo.Type

export const FillError = Wire.struct({
  RecipientId: Wire.optional(Wire.String),
  ErrMessage: Wire.optional(Wire.String),
  FlowId: Wire.optional(Wire.String)
})

export type FillError = typeof FillError.Type

export const FilledComponent = Wire.struct({
  ComponentId: Wire.optional(Wire.String),
  ComponentName: Wire.optional(Wire.String),
  ComponentFillStatus: Wire.optional(Wire.String),
  ComponentValue: Wire.optional(Wire.String),
  ImageUrl: Wire.optional(Wire.String)
})

export type FilledComponent = typeof FilledComponent.Type

export const Filter = Wire.struct({
  Key: Wire.String,
  Values: Wire.array(Wire.String)
})

export type Filter = typeof Filter.Type

export const FlowApproverDetail = Wire.struct({
  ReceiptId: Wire.optional(Wire.String),
  ProxyOrganizationOpenId: Wire.String,
  ProxyOperatorOpenId: Wire.String,
  ProxyOrganizationName: Wire.String,
  Mobile: Wire.String,
  SignOrder: Wire.Int,
  ApproveName: Wire.String,
  ApproveStatus: Wire.String,
  ApproveMessage: Wire.String,
  ApproveTime: Wire.Int,
  ApproveType: Wire.String,
  ApproverRoleName: Wire.optional(Wire.String),
  SignId: Wire.optional(Wire.String),
  RecipientId: Wire.String
})

export type FlowApproverDetail = typeof FlowApproverDetail.Type

export const FlowApproverItem = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  Approvers: Wire.optional(Wire.array(ApproverItem))
})

export type FlowApproverItem = typeof FlowApproverItem.Type

export const FlowApproverUrlInfo = Wire.struct({
  SignUrl: Wire.String,
  ApproverType: Wire.String,
  Name: Wire.String,
  Mobile: Wire.String,
  LongUrl: Wire.String
})

export type FlowApproverUrlInfo = typeof FlowApproverUrlInfo.Type

export const FlowBatchApproverInfo = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String)
})

export type FlowBatchApproverInfo = typeof FlowBatchApproverInfo.Type

export const FlowBatchUrlInfo = Wire.struct({
  FlowBatchApproverInfos: Wire.optional(Wire.array(FlowBatchApproverInfo))
})

export type FlowBatchUrlInfo = typeof FlowBatchUrlInfo.Type

export const UserFlowType = Wire.struct({
  UserFlowTypeId: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  Description: Wire.optional(Wire.String)
})

export type UserFlowType = typeof UserFlowType.Type

export const FlowDetailInfo = Wire.struct({
  FlowId: Wire.String,
  FlowName: Wire.String,
  FlowType: Wire.String,
  FlowStatus: Wire.String,
  FlowMessage: Wire.String,
  CreateOn: Wire.Int,
  DeadLine: Wire.Int,
  CustomData: Wire.String,
  FlowApproverInfos: Wire.array(FlowApproverDetail),
  CcInfos: Wire.array(FlowApproverDetail),
  NeedCreateReview: Wire.Boolean,
  UserFlowType: Wire.optional(UserFlowType),
  TemplateId: Wire.optional(Wire.String)
})

export type FlowDetailInfo = typeof FlowDetailInfo.Type

/** Not to be used, and left out: `CallbackUrl`. */
export const FlowFileInfo = Wire.struct({
  FileIds: Wire.array(Wire.String),
  FlowName: Wire.String,
  FlowApprovers: Wire.array(FlowApproverInfo),
  Deadline: Wire.optional(Wire.Int),
  FlowDescription: Wire.optional(Wire.String),
  FlowType: Wire.optional(Wire.String),
  CustomerData: Wire.optional(Wire.String),
  Unordered: Wire.optional(Wire.Boolean),
  Components: Wire.optional(Wire.array(Component)),
  CustomShowMap: Wire.optional(Wire.String),
  NeedSignReview: Wire.optional(Wire.Boolean),
  FlowDisplayType: Wire.optional(Wire.Int)
})

export type FlowFileInfo = typeof FlowFileInfo.Type

export const FlowForwardInfo = Wire.struct({
  FlowId: Wire.String,
  RecipientId: Wire.String
})

export type FlowForwardInfo = typeof FlowForwardInfo.Type

export const FlowForwardResult = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  ErrorDetail: Wire.optional(Wire.String)
})

export type FlowForwardResult = typeof FlowForwardResult.Type

export const FlowGroupApproverInfo = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  RecipientId: Wire.optional(Wire.String)
})

export type FlowGroupApproverInfo = typeof FlowGroupApproverInfo.Type

export const FlowGroupApprovers = Wire.struct({
  FlowId: Wire.optional(Wire.String),
  Approvers: Wire.optional(Wire.array(ApproverItem))
})

export type FlowGroupApprovers = typeof FlowGroupApprovers.Type

export const FlowGroupOptions = Wire.struct({
  SelfOrganizationApproverSignEach: Wire.optional(Wire.Boolean),
  OtherApproverSignEach: Wire.optional(Wire.Boolean),
  NoEditFlowName: Wire.optional(Wire.Boolean),
  NoEditFlowType: Wire.optional(Wire.Boolean),
  NoEditDeadline: Wire.optional(Wire.Boolean),
  SignComponentConfig: Wire.optional(SignComponentConfig),
  ForbidEditWatermark: Wire.optional(Wire.Boolean),
  HideSignCodeAfterStart: Wire.optional(Wire.Boolean),
  SignAfterStart: Wire.optional(Wire.Boolean),
  PreviewAfterStart: Wire.optional(Wire.Boolean)
})

export type FlowGroupOptions = typeof FlowGroupOptions.Type

export const FlowGroupUrlInfo = Wire.struct({
  FlowGroupApproverInfos: Wire.optional(Wire.array(FlowGroupApproverInfo))
})

export type FlowGroupUrlInfo = typeof FlowGroupUrlInfo.Type

export const FlowOperateLimit = Wire.struct({
  NoRelease: Wire.optional(Wire.Boolean)
})

export type FlowOperateLimit = typeof FlowOperateLimit.Type

/** Not to be used, and left out: `CallbackUrl`. */
export const FlowInfo = Wire.struct({
  FlowName: Wire.String,
  Deadline: Wire.Int,
  TemplateId: Wire.optional(Wire.String),
  FlowApprovers: Wire.optional(Wire.array(FlowApproverInfo)),
  FormFields: Wire.optional(Wire.array(FormField)),
  FlowType: Wire.optional(Wire.String),
  FlowDescription: Wire.optional(Wire.String),
  CustomerData: Wire.optional(Wire.String),
  CustomShowMap: Wire.optional(Wire.String),
  CcInfos: Wire.optional(Wire.array(CcInfo)),
  NeedSignReview: Wire.optional(Wire.Boolean),
  CcNotifyType: Wire.optional(Wire.Int),
  AutoSignScene: Wire.optional(Wire.String),
  FlowDisplayType: Wire.optional(Wire.Int),
  FlowOperateLimit: Wire.optional(FlowOperateLimit)
})

export type FlowInfo = typeof FlowInfo.Type

export const ResourceUrlInfo = Wire.struct({
  Url: Wire.String,
  Name: Wire.String,
  Type: Wire.String
})

export type ResourceUrlInfo = typeof ResourceUrlInfo.Type

export const FlowResourceUrlInfo = Wire.struct({
  FlowId: Wire.String,
  ResourceUrlInfos: Wire.array(ResourceUrlInfo)
})

export type FlowResourceUrlInfo = typeof FlowResourceUrlInfo.Type

export const IntentionActionResultDetail = Wire.struct({
  Video: Wire.optional(Wire.String)
})

export type IntentionActionResultDetail = typeof IntentionActionResultDetail.Type

export const IntentionActionResult = Wire.struct({
  Details: Wire.optional(Wire.array(IntentionActionResultDetail))
})

export type IntentionActionResult = typeof IntentionActionResult.Type

export const IntentionQuestionResult = Wire.struct({
  Video: Wire.optional(Wire.String),
  ResultCode: Wire.optional(Wire.array(Wire.String)),
  AsrResult: Wire.optional(Wire.array(Wire.String))
})

export type IntentionQuestionResult = typeof IntentionQuestionResult.Type

export const JumpEvent = Wire.struct({
  JumpEventType: Wire.optional(Wire.Int),
  JumpUrl: Wire.optional(Wire.String)
})

export type JumpEvent = typeof JumpEvent.Type

export const NeedReviewApproverInfo = Wire.struct({
  ApproverType: Wire.String,
  ApproverName: Wire.String,
  ApproverMobile: Wire.optional(Wire.String),
  ApproverIdCardType: Wire.optional(Wire.String),
  ApproverIdCardNumber: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String)
})

export type NeedReviewApproverInfo = typeof NeedReviewApproverInfo.Type

export const OccupiedSeal = Wire.struct({
  SealId: Wire.String,
  SealName: Wire.String,
  CreateOn: Wire.Int,
  Creator: Wire.String,
  SealPolicyId: Wire.String,
  SealStatus: Wire.String,
  FailReason: Wire.String,
  Url: Wire.String,
  SealType: Wire.String,
  IsAllTime: Wire.Boolean,
  AuthorizedUsers: Wire.array(AuthorizedUser),
  RealWidth: Wire.optional(Wire.Int),
  RealHeight: Wire.optional(Wire.Int),
  SealDescription: Wire.optional(Wire.String)
})

export type OccupiedSeal = typeof OccupiedSeal.Type

export const Option = Wire.struct({
  Key: Wire.String,
  Value: Wire.String
})

export type Option = typeof Option.Type

export const OrganizationAuthUrl = Wire.struct({
  AuthUrl: Wire.optional(Wire.String),
  ErrorMessage: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  SubTaskId: Wire.optional(Wire.String)
})

export type OrganizationAuthUrl = typeof OrganizationAuthUrl.Type

export const OrganizationAuthorizationOptions = Wire.struct({
  UniformSocialCreditCodeSame: Wire.optional(Wire.Boolean),
  OrganizationNameSame: Wire.optional(Wire.Boolean),
  LegalNameSame: Wire.optional(Wire.Boolean),
  BankAccountNumberSame: Wire.optional(Wire.Boolean),
  AddressSame: Wire.optional(Wire.Boolean),
  BizLicenseSame: Wire.optional(Wire.Boolean)
})

export type OrganizationAuthorizationOptions = typeof OrganizationAuthorizationOptions.Type

export const OrganizationCommonInfo = Wire.struct({
  OrganizationName: Wire.String,
  UniformSocialCreditCode: Wire.String,
  LegalName: Wire.String,
  LegalIdCardType: Wire.optional(Wire.String),
  LegalIdCardNumber: Wire.optional(Wire.String),
  AdminName: Wire.optional(Wire.String),
  AdminMobile: Wire.optional(Wire.String),
  AdminIdCardType: Wire.optional(Wire.String),
  AdminIdCardNumber: Wire.optional(Wire.String),
  OldAdminName: Wire.optional(Wire.String),
  OldAdminMobile: Wire.optional(Wire.String),
  OldAdminIdCardType: Wire.optional(Wire.String),
  OldAdminIdCardNumber: Wire.optional(Wire.String)
})

export type OrganizationCommonInfo = typeof OrganizationCommonInfo.Type

export const PdfVerifyResult = Wire.struct({
  VerifyResult: Wire.Int,
  SignPlatform: Wire.String,
  SignerName: Wire.String,
  SignTime: Wire.Int,
  SignAlgorithm: Wire.String,
  CertSn: Wire.String,
  CertNotBefore: Wire.Int,
  CertNotAfter: Wire.Int,
  SignType: Wire.Int,
  ComponentPosX: Wire.Float,
  ComponentPosY: Wire.Float,
  ComponentWidth: Wire.Float,
  ComponentHeight: Wire.Float,
  ComponentPage: Wire.Int
})

export type PdfVerifyResult = typeof PdfVerifyResult.Type

export const PresetApproverInfo = Wire.struct({
  Name: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String),
  IdCardType: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String)
})

export type PresetApproverInfo = typeof PresetApproverInfo.Type

export const ProxyOrganizationOperator = Wire.struct({
  Id: Wire.String,
  Name: Wire.optional(Wire.String),
  IdCardType: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  DefaultRole: Wire.optional(Wire.String)
})

export type ProxyOrganizationOperator = typeof ProxyOrganizationOperator.Type

export const Recipient = Wire.struct({
  RecipientId: Wire.String,
  RecipientType: Wire.String,
  Description: Wire.String,
  RoleName: Wire.String,
  RequireValidation: Wire.Boolean,
  RequireSign: Wire.Boolean,
  SignType: Wire.Int,
  RoutingOrder: Wire.Int,
  IsPromoter: Wire.Boolean,
  ApproverVerifyTypes: Wire.array(Wire.Int),
  ApproverSignTypes: Wire.array(Wire.Int),
  NoTransfer: Wire.optional(Wire.Boolean)
})

export type Recipient = typeof Recipient.Type

export const RecipientComponentInfo = Wire.struct({
  RecipientId: Wire.optional(Wire.String),
  RecipientFillStatus: Wire.optional(Wire.String),
  IsPromoter: Wire.optional(Wire.Boolean),
  Components: Wire.optional(Wire.array(FilledComponent))
})

export type RecipientComponentInfo = typeof RecipientComponentInfo.Type

export const RegistrationOrganizationInfo = Wire.struct({
  OrganizationName: Wire.String,
  OrganizationOpenId: Wire.String,
  OpenId: Wire.String,
  UniformSocialCreditCode: Wire.String,
  LegalName: Wire.String,
  Address: Wire.optional(Wire.String),
  AdminName: Wire.optional(Wire.String),
  AdminMobile: Wire.optional(Wire.String),
  AuthorizationTypes: Wire.optional(Wire.array(Wire.Int)),
  AdminIdCardType: Wire.optional(Wire.String),
  AdminIdCardNumber: Wire.optional(Wire.String),
  BusinessLicense: Wire.optional(Wire.String),
  PowerOfAttorneys: Wire.optional(Wire.array(Wire.String)),
  AutoJumpUrl: Wire.optional(Wire.String)
})

export type RegistrationOrganizationInfo = typeof RegistrationOrganizationInfo.Type

export const ReleasedApprover = Wire.struct({
  ApproverNumber: Wire.Int,
  ApproverType: Wire.String,
  ReleasedApproverRecipientId: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  IdCardType: Wire.optional(Wire.String),
  IdCardNumber: Wire.optional(Wire.String),
  Mobile: Wire.optional(Wire.String),
  OrganizationName: Wire.optional(Wire.String),
  OrganizationOpenId: Wire.optional(Wire.String),
  OpenId: Wire.optional(Wire.String),
  ApproverSignComponentType: Wire.optional(Wire.String),
  ApproverSignRole: Wire.optional(Wire.String),
  ApproverSignSealId: Wire.optional(Wire.String)
})

export type ReleasedApprover = typeof ReleasedApprover.Type

export const RelieveInfo = Wire.struct({
  Reason: Wire.String,
  RemainInForceItem: Wire.optional(Wire.String),
  OriginalExpenseSettlement: Wire.optional(Wire.String),
  OriginalOtherSettlement: Wire.optional(Wire.String),
  OtherDeals: Wire.optional(Wire.String)
})

export type RelieveInfo = typeof RelieveInfo.Type

export const RemindFlowRecords = Wire.struct({
  CanRemind: Wire.Boolean,
  FlowId: Wire.String,
  RemindMessage: Wire.String
})

export type RemindFlowRecords = typeof RemindFlowRecords.Type

/** A sign code. `ExpiredTime` is in seconds since 1970. */
export const SignQrCode = Wire.struct({
  QrCodeId: Wire.String,
  QrCodeUrl: Wire.String,
  ExpiredTime: Wire.Int,
  WeixinQrCodeUrl: Wire.String
})

export type SignQrCode = typeof SignQrCode.Type

/** The addresses that a sign code stands for. */
export const SignUrl = Wire.struct({
  AppSignUrl: Wire.String,
  EffectiveTime: Wire.String,
  HttpSignUrl: Wire.String
})

export type SignUrl = typeof SignUrl.Type

export const SignUrlInfo = Wire.struct({
  SignUrl: Wire.String,
  Deadline: Wire.Int,
  SignOrder: Wire.Int,
  SignId: Wire.String,
  CustomUserId: Wire.optional(Wire.String),
  Name: Wire.String,
  Mobile: Wire.String,
  OrganizationName: Wire.String,
  ApproverType: Wire.String,
  IdCardNumber: Wire.String,
  FlowId: Wire.String,
  OpenId: Wire.String,
  FlowGroupId: Wire.String,
  SignQrcodeUrl: Wire.optional(Wire.String)
})

export type SignUrlInfo = typeof SignUrlInfo.Type

export const StaffRole = Wire.struct({
  RoleId: Wire.String,
  RoleName: Wire.String
})

export type StaffRole = typeof StaffRole.Type

export const Staff = Wire.struct({
  UserId: Wire.String,
  DisplayName: Wire.String,
  Mobile: Wire.String,
  Email: Wire.String,
  OpenId: Wire.String,
  Roles: Wire.array(StaffRole),
  Department,
  Verified: Wire.Boolean,
  CreatedOn: Wire.Int,
  VerifiedOn: Wire.Int,
  QuiteJob: Wire.Int
})

export type Staff = typeof Staff.Type

export const SyncFailReason = Wire.struct({
  Id: Wire.String,
  Message: Wire.String
})

export type SyncFailReason = typeof SyncFailReason.Type

export const TaskInfo = Wire.struct({
  TaskId: Wire.String,
  TaskStatus: Wire.String
})

export type TaskInfo = typeof TaskInfo.Type

export const TemplateInfo = Wire.struct({
  TemplateId: Wire.String,
  TemplateName: Wire.String,
  Description: Wire.String,
  Components: Wire.array(Component),
  Recipients: Wire.array(Recipient),
  SignComponents: Wire.array(Component),
  TemplateType: Wire.Int,
  IsPromoter: Wire.optional(Wire.Boolean),
  Creator: Wire.String,
  CreatedOn: Wire.Int,
  PreviewUrl: Wire.String,
  PdfUrl: Wire.String,
  ChannelTemplateId: Wire.String,
  ChannelTemplateName: Wire.String,
  ChannelAutoSave: Wire.Int,
  TemplateVersion: Wire.String,
  Available: Wire.Int,
  UserFlowType: Wire.optional(UserFlowType)
})

export type TemplateInfo = typeof TemplateInfo.Type

export const TemplateUserFlowType = Wire.struct({
  UserFlowTypeId: Wire.optional(Wire.String),
  Name: Wire.optional(Wire.String),
  TemplateNum: Wire.optional(Wire.Int),
  Description: Wire.optional(Wire.String)
})

export type TemplateUserFlowType = typeof TemplateUserFlowType.Type

export const UploadFile = Wire.struct({
  FileBody: Wire.String,
  FileName: Wire.optional(Wire.String)
})

export type UploadFile = typeof UploadFile.Type

export const UsageDetail = Wire.struct({
  ProxyOrganizationOpenId: Wire.String,
  ProxyOrganizationName: Wire.String,
  Date: Wire.String,
  Usage: Wire.Int,
  Cancel: Wire.Int,
  FlowChannel: Wire.String
})

export type UsageDetail = typeof UsageDetail.Type

export const WebThemeConfig = Wire.struct({
  DisplaySignBrandLogo: Wire.optional(Wire.Boolean),
  WebEmbedThemeColor: Wire.optional(Wire.String),
  AuthenticateBackground: Wire.optional(Wire.String),
  HideAuthenticateNavigationBar: Wire.optional(Wire.Boolean),
  HideAuthenticateTopLogo: Wire.optional(Wire.Boolean)
})

export type WebThemeConfig = typeof WebThemeConfig.Type
