// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Wire from "@effect-vendors/core/Wire"

export const AdminChangeInvitationInfo = /*#__PURE__*/ Wire.struct({
  ChangeAdminOrganizationId: /*#__PURE__*/ Wire.optional(Wire.String),
  ChangeAdminOrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  NewAdminOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  NewAdminName: /*#__PURE__*/ Wire.optional(Wire.String),
  NewAdminMobile: /*#__PURE__*/ Wire.optional(Wire.String),
  NewAdminIdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  NewAdminIdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  AuthFiles: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String))
})

export type AdminChangeInvitationInfo = typeof AdminChangeInvitationInfo.Type

/**
 * An employee of a third-party platform's client.
 *
 * Not to be used, and left out: `Channel`, `CustomUserId`, `ClientIp`, `ProxyIp`.
 */
export const UserInfo = /*#__PURE__*/ Wire.struct({
  OpenId: /*#__PURE__*/ Wire.string({ maxLength: 64 })
})

export type UserInfo = typeof UserInfo.Type

/**
 * On whose behalf a call is made: the platform's application, and where an operation asks for them, its client's
 * organisation and an employee of it.
 *
 * Not to be used, and left out: `ProxyOrganizationId`.
 */
export const Agent = /*#__PURE__*/ Wire.struct({
  AppId: Wire.String,
  ProxyOrganizationOpenId: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.string({ maxLength: 64 })),
  ProxyOperator: /*#__PURE__*/ Wire.optional(UserInfo),
  ProxyAppId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type Agent = typeof Agent.Type

/**
 * On whose behalf a call is made: the platform's application, its client's organisation, and an employee of it.
 * The last two must be verified.
 *
 * Not to be used, and left out: `ProxyOrganizationId`.
 */
export const OperatorAgent = /*#__PURE__*/ Wire.struct({
  AppId: Wire.String,
  ProxyOrganizationOpenId: /*#__PURE__*/ Wire.string({ maxLength: 64 }),
  ProxyOperator: UserInfo,
  ProxyAppId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type OperatorAgent = typeof OperatorAgent.Type

/** How a signer may sign. */
export const ApproverComponentLimitType = /*#__PURE__*/ Wire.struct({
  RecipientId: Wire.String,
  Values: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String))
})

export type ApproverComponentLimitType = typeof ApproverComponentLimitType.Type

export const ApproverItem = /*#__PURE__*/ Wire.struct({
  SignId: /*#__PURE__*/ Wire.optional(Wire.String),
  RecipientId: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverRoleName: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type ApproverItem = typeof ApproverItem.Type

export const ApproverOption = /*#__PURE__*/ Wire.struct({
  NoRefuse: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  NoTransfer: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  HideOneKeySign: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  FillType: /*#__PURE__*/ Wire.optional(Wire.Int),
  FlowReadLimit: /*#__PURE__*/ Wire.optional(Wire.String),
  ForbidAddSignDate: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ApproverMobileMode: /*#__PURE__*/ Wire.optional(Wire.String),
  AddSignComponentUseSealSize: /*#__PURE__*/ Wire.optional(Wire.Float)
})

export type ApproverOption = typeof ApproverOption.Type

/** Who may sign; where none is given, everyone may. */
export const ApproverRestriction = /*#__PURE__*/ Wire.struct({
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  Mobile: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type ApproverRestriction = typeof ApproverRestriction.Type

export const AuthFailMessage = /*#__PURE__*/ Wire.struct({
  ProxyOrganizationOpenId: Wire.String,
  Message: Wire.String
})

export type AuthFailMessage = typeof AuthFailMessage.Type

export const HasAuthUser = /*#__PURE__*/ Wire.struct({
  OpenId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type HasAuthUser = typeof HasAuthUser.Type

export const HasAuthOrganization = /*#__PURE__*/ Wire.struct({
  OrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  AuthorizedOrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  AuthorizedOrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  AuthorizeTime: /*#__PURE__*/ Wire.optional(Wire.Int)
})

export type HasAuthOrganization = typeof HasAuthOrganization.Type

export const AuthInfoDetail = /*#__PURE__*/ Wire.struct({
  Type: /*#__PURE__*/ Wire.optional(Wire.String),
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  HasAuthUserList: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(HasAuthUser)),
  HasAuthOrganizationList: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(HasAuthOrganization)),
  AuthUserTotal: /*#__PURE__*/ Wire.optional(Wire.Int),
  AuthOrganizationTotal: /*#__PURE__*/ Wire.optional(Wire.Int)
})

export type AuthInfoDetail = typeof AuthInfoDetail.Type

export const AuthorizedUser = /*#__PURE__*/ Wire.struct({
  OpenId: Wire.String
})

export type AuthorizedUser = typeof AuthorizedUser.Type

export const UserThreeFactor = /*#__PURE__*/ Wire.struct({
  Name: Wire.String,
  IdCardType: Wire.String,
  IdCardNumber: Wire.String
})

export type UserThreeFactor = typeof UserThreeFactor.Type

/** Not to be used, and left out: `CallbackUrl`. */
export const AutoSignConfig = /*#__PURE__*/ Wire.struct({
  UserInfo: UserThreeFactor,
  CertInfoCallback: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  UserDefineSeal: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  SealImgCallback: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  VerifyChannels: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String)),
  LicenseType: /*#__PURE__*/ Wire.optional(Wire.Int),
  JumpUrl: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type AutoSignConfig = typeof AutoSignConfig.Type

export const FormField = /*#__PURE__*/ Wire.struct({
  ComponentValue: Wire.String,
  ComponentId: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentName: /*#__PURE__*/ Wire.optional(Wire.String),
  LockComponentValue: /*#__PURE__*/ Wire.optional(Wire.Boolean)
})

export type FormField = typeof FormField.Type

export const CcInfo = /*#__PURE__*/ Wire.struct({
  Mobile: /*#__PURE__*/ Wire.optional(Wire.String),
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  CcType: /*#__PURE__*/ Wire.optional(Wire.Int),
  CcPermission: /*#__PURE__*/ Wire.optional(Wire.Int)
})

export type CcInfo = typeof CcInfo.Type

export const Component = /*#__PURE__*/ Wire.struct({
  ComponentId: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentType: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentName: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentRequired: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ComponentRecipientId: /*#__PURE__*/ Wire.optional(Wire.String),
  FileIndex: /*#__PURE__*/ Wire.optional(Wire.Int),
  GenerateMode: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentWidth: /*#__PURE__*/ Wire.optional(Wire.Float),
  ComponentHeight: /*#__PURE__*/ Wire.optional(Wire.Float),
  ComponentPage: /*#__PURE__*/ Wire.optional(Wire.Int),
  ComponentPosX: /*#__PURE__*/ Wire.optional(Wire.Float),
  ComponentPosY: /*#__PURE__*/ Wire.optional(Wire.Float),
  ComponentExtra: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentValue: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentDateFontSize: /*#__PURE__*/ Wire.optional(Wire.Int),
  DocumentId: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentDescription: /*#__PURE__*/ Wire.optional(Wire.String),
  OffsetX: /*#__PURE__*/ Wire.optional(Wire.Float),
  OffsetY: /*#__PURE__*/ Wire.optional(Wire.Float),
  ChannelComponentId: /*#__PURE__*/ Wire.optional(Wire.String),
  KeywordOrder: /*#__PURE__*/ Wire.optional(Wire.String),
  KeywordPage: /*#__PURE__*/ Wire.optional(Wire.Int),
  RelativeLocation: /*#__PURE__*/ Wire.optional(Wire.String),
  KeywordIndexes: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.Int)),
  Placeholder: /*#__PURE__*/ Wire.optional(Wire.String),
  LockComponentValue: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ForbidMoveAndDelete: /*#__PURE__*/ Wire.optional(Wire.Boolean)
})

export type Component = typeof Component.Type

export const CommonApproverOption = /*#__PURE__*/ Wire.struct({
  CanEditApprover: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  NoRefuse: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  NoTransfer: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  HideOneKeySign: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  FlowReadLimit: /*#__PURE__*/ Wire.optional(Wire.String),
  ForbidAddSignDate: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ForbidModifySealInfos: /*#__PURE__*/ Wire.optional(Wire.Boolean)
})

export type CommonApproverOption = typeof CommonApproverOption.Type

export const CommonFlowApprover = /*#__PURE__*/ Wire.struct({
  NotChannelOrganization: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ApproverType: /*#__PURE__*/ Wire.optional(Wire.Int),
  OrganizationId: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  UserId: /*#__PURE__*/ Wire.optional(Wire.String),
  OpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverName: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverMobile: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverIdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverIdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  RecipientId: /*#__PURE__*/ Wire.optional(Wire.String),
  PreReadTime: /*#__PURE__*/ Wire.optional(Wire.Int),
  IsFullText: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  NotifyType: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverOption: /*#__PURE__*/ Wire.optional(CommonApproverOption),
  SignComponents: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Component)),
  ApproverVerifyTypes: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.Int)),
  ApproverSignTypes: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.Int)),
  ComponentLimitType: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String))
})

export type CommonFlowApprover = typeof CommonFlowApprover.Type

export const BaseFlowInfo = /*#__PURE__*/ Wire.struct({
  FlowName: Wire.String,
  Deadline: Wire.Int,
  FlowType: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowDescription: /*#__PURE__*/ Wire.optional(Wire.String),
  Unordered: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  IntelligentStatus: /*#__PURE__*/ Wire.optional(Wire.String),
  FormFields: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(FormField)),
  NeedSignReview: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  UserData: /*#__PURE__*/ Wire.optional(Wire.String),
  CcInfos: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(CcInfo)),
  NeedCreateReview: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  Components: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Component)),
  FlowDisplayType: /*#__PURE__*/ Wire.optional(Wire.Int),
  FileIds: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String)),
  Approvers: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(CommonFlowApprover))
})

export type BaseFlowInfo = typeof BaseFlowInfo.Type

export const BatchOrganizationRegistrationTasksDetails = /*#__PURE__*/ Wire.struct({
  TaskId: /*#__PURE__*/ Wire.optional(Wire.String),
  Status: /*#__PURE__*/ Wire.optional(Wire.String),
  ErrorMessage: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type BatchOrganizationRegistrationTasksDetails = typeof BatchOrganizationRegistrationTasksDetails.Type

export const CancelFailureFlow = /*#__PURE__*/ Wire.struct({
  FlowId: Wire.String,
  Reason: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowName: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type CancelFailureFlow = typeof CancelFailureFlow.Type

export const ChannelArchiveDynamicApproverData = /*#__PURE__*/ Wire.struct({
  SignId: /*#__PURE__*/ Wire.optional(Wire.String),
  RecipientId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type ChannelArchiveDynamicApproverData = typeof ChannelArchiveDynamicApproverData.Type

export const ChannelBillUsageDetail = /*#__PURE__*/ Wire.struct({
  FlowId: /*#__PURE__*/ Wire.optional(Wire.String),
  OperatorName: /*#__PURE__*/ Wire.optional(Wire.String),
  CreateOrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowName: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowStatus: /*#__PURE__*/ Wire.optional(Wire.String),
  QuotaType: /*#__PURE__*/ Wire.optional(Wire.String),
  UseCount: /*#__PURE__*/ Wire.optional(Wire.Int),
  CostTime: /*#__PURE__*/ Wire.optional(Wire.Int),
  QuotaName: /*#__PURE__*/ Wire.optional(Wire.String),
  CostType: /*#__PURE__*/ Wire.optional(Wire.Int),
  Remark: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type ChannelBillUsageDetail = typeof ChannelBillUsageDetail.Type

export const ChannelOrganizationInfo = /*#__PURE__*/ Wire.struct({
  OrganizationId: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  UnifiedSocialCreditCode: /*#__PURE__*/ Wire.optional(Wire.String),
  LegalName: /*#__PURE__*/ Wire.optional(Wire.String),
  LegalOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminName: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminMobile: /*#__PURE__*/ Wire.optional(Wire.String),
  AuthorizationStatus: /*#__PURE__*/ Wire.optional(Wire.String),
  AuthorizationType: /*#__PURE__*/ Wire.optional(Wire.String),
  ActiveStatus: /*#__PURE__*/ Wire.optional(Wire.Int),
  LicenseExpireTime: /*#__PURE__*/ Wire.optional(Wire.Int),
  HasSubmittedAuthInfo: /*#__PURE__*/ Wire.optional(Wire.Boolean)
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

export const Permission: Wire.Codec<Permission> = /*#__PURE__*/ Wire.struct({
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  Key: /*#__PURE__*/ Wire.optional(Wire.String),
  Type: /*#__PURE__*/ Wire.optional(Wire.Int),
  Hide: /*#__PURE__*/ Wire.optional(Wire.Int),
  DataLabel: /*#__PURE__*/ Wire.optional(Wire.Int),
  DataType: /*#__PURE__*/ Wire.optional(Wire.Int),
  DataRange: /*#__PURE__*/ Wire.optional(Wire.Int),
  DataTo: /*#__PURE__*/ Wire.optional(Wire.String),
  ParentKey: /*#__PURE__*/ Wire.optional(Wire.String),
  IsChecked: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  Children: /*#__PURE__*/ Wire.optional(
    /*#__PURE__*/ Wire.array(/*#__PURE__*/ Wire.suspend((): Wire.Codec<Permission> => Permission))
  )
})

export const PermissionGroup = /*#__PURE__*/ Wire.struct({
  GroupName: /*#__PURE__*/ Wire.optional(Wire.String),
  GroupKey: /*#__PURE__*/ Wire.optional(Wire.String),
  Hide: /*#__PURE__*/ Wire.optional(Wire.Int),
  Permissions: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Permission))
})

export type PermissionGroup = typeof PermissionGroup.Type

export const ChannelRole = /*#__PURE__*/ Wire.struct({
  RoleId: Wire.String,
  RoleName: Wire.String,
  RoleStatus: Wire.Int,
  PermissionGroups: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(PermissionGroup))
})

export type ChannelRole = typeof ChannelRole.Type

export const ComponentLimit = /*#__PURE__*/ Wire.struct({
  ComponentType: Wire.String,
  ComponentValue: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String))
})

export type ComponentLimit = typeof ComponentLimit.Type

export const SignComponentConfig = /*#__PURE__*/ Wire.struct({
  HideDate: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  AddSignComponentUseSealSize: /*#__PURE__*/ Wire.optional(Wire.Float)
})

export type SignComponentConfig = typeof SignComponentConfig.Type

export const CreateResultPageConfig = /*#__PURE__*/ Wire.struct({
  Type: Wire.Int,
  Title: Wire.String,
  Description: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type CreateResultPageConfig = typeof CreateResultPageConfig.Type

export const CreateFlowOption = /*#__PURE__*/ Wire.struct({
  CanEditFlow: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  HideShowFlowName: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  HideShowFlowType: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  HideShowDeadline: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  CanSkipAddApprover: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ForbidEditApprover: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  CustomCreateFlowDescription: /*#__PURE__*/ Wire.optional(Wire.String),
  ForbidEditFillComponent: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  SkipUploadFile: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  SignComponentConfig: /*#__PURE__*/ Wire.optional(SignComponentConfig),
  ForbidEditWatermark: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  PreviewAfterStart: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  SignAfterStart: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  HideOperationSteps: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.Int)),
  SelfName: /*#__PURE__*/ Wire.optional(Wire.String),
  HideSignCodeAfterStart: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  NeedFlowDraft: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  HideComponentTypes: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String)),
  ShowComponentTypes: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String)),
  ForbidAddApprover: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ForbidEditFlowProperties: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ResultPageConfig: /*#__PURE__*/ Wire.optional(CreateResultPageConfig),
  CcInfoVisibility: /*#__PURE__*/ Wire.optional(Wire.Int)
})

export type CreateFlowOption = typeof CreateFlowOption.Type

export const DeleteOrganizationAuthorizationInfo = /*#__PURE__*/ Wire.struct({
  AuthorizationId: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  Errormessage: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type DeleteOrganizationAuthorizationInfo = typeof DeleteOrganizationAuthorizationInfo.Type

export const Department = /*#__PURE__*/ Wire.struct({
  DepartmentId: Wire.String,
  DepartmentName: Wire.String
})

export type Department = typeof Department.Type

export const DetectInfoVideoData = /*#__PURE__*/ Wire.struct({
  LiveNessVideo: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type DetectInfoVideoData = typeof DetectInfoVideoData.Type

export const DownloadFlowInfo = /*#__PURE__*/ Wire.struct({
  FileName: Wire.String,
  FlowIdList: /*#__PURE__*/ Wire.array(Wire.String)
})

export type DownloadFlowInfo = typeof DownloadFlowInfo.Type

export const DynamicFlowApproverResult = /*#__PURE__*/ Wire.struct({
  RecipientId: Wire.String,
  SignId: Wire.String,
  ApproverStatus: Wire.Int
})

export type DynamicFlowApproverResult = typeof DynamicFlowApproverResult.Type

export const IntentionQuestion = /*#__PURE__*/ Wire.struct({
  Question: /*#__PURE__*/ Wire.optional(Wire.String),
  Answers: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String))
})

export type IntentionQuestion = typeof IntentionQuestion.Type

export const IntentionAction = /*#__PURE__*/ Wire.struct({
  Text: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type IntentionAction = typeof IntentionAction.Type

export const RuleIdConfig = /*#__PURE__*/ Wire.struct({
  Speed: /*#__PURE__*/ Wire.optional(Wire.Int)
})

export type RuleIdConfig = typeof RuleIdConfig.Type

export const Intention = /*#__PURE__*/ Wire.struct({
  IntentionType: /*#__PURE__*/ Wire.optional(Wire.Int),
  IntentionQuestions: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(IntentionQuestion)),
  IntentionActions: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(IntentionAction)),
  RuleIdConfig: /*#__PURE__*/ Wire.optional(RuleIdConfig)
})

export type Intention = typeof Intention.Type

/** Not to be used, and left out: `CallbackUrl`. */
export const FlowApproverInfo = /*#__PURE__*/ Wire.struct({
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  Mobile: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  NotChannelOrganization: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  OpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverType: /*#__PURE__*/ Wire.optional(Wire.String),
  RecipientId: /*#__PURE__*/ Wire.optional(Wire.String),
  Deadline: /*#__PURE__*/ Wire.optional(Wire.Int),
  SignComponents: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Component)),
  ComponentLimitType: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String)),
  PreReadTime: /*#__PURE__*/ Wire.optional(Wire.Int),
  JumpUrl: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverOption: /*#__PURE__*/ Wire.optional(ApproverOption),
  ApproverNeedSignReview: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ApproverVerifyTypes: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.Int)),
  ApproverSignTypes: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.Int)),
  SignId: /*#__PURE__*/ Wire.optional(Wire.String),
  NotifyType: /*#__PURE__*/ Wire.optional(Wire.String),
  AddSignComponentsLimits: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(ComponentLimit)),
  ApproverRoleName: /*#__PURE__*/ Wire.optional(Wire.String),
  SignTypeSelector: /*#__PURE__*/ Wire.optional(Wire.Int),
  Components: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Component)),
  Intention: /*#__PURE__*/ Wire.optional(Intention),
  SignEndpoints: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String)),
  ApproverEmail: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type FlowApproverInfo = typeof FlowApproverInfo.Type

export const DynamicFlowInfo = /*#__PURE__*/ Wire.struct({
  FlowId: Wire.String,
  FlowApprovers: /*#__PURE__*/ Wire.array(FlowApproverInfo),
  AutoSignScene: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverVerifyType: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type DynamicFlowInfo = typeof DynamicFlowInfo.Type

export const DynamicFlowResult = /*#__PURE__*/ Wire.struct({
  FlowId: /*#__PURE__*/ Wire.optional(Wire.String),
  DynamicFlowApproverList: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(DynamicFlowApproverResult))
})

export type DynamicFlowResult = typeof DynamicFlowResult.Type

export const DynamicSignOption = /*#__PURE__*/ Wire.struct({
  DynamicReceiveType: /*#__PURE__*/ Wire.optional(Wire.Int),
  OrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type DynamicSignOption = typeof DynamicSignOption.Type

export const EmbedUrlOption = /*#__PURE__*/ Wire.struct({
  ShowFlowDetailComponent: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ShowTemplateComponent: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  SkipUploadFile: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  SkipDownloadFile: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ForbidEditWatermark: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  SealDescription: /*#__PURE__*/ Wire.optional(Wire.String),
  ForbidEditSealDescription: /*#__PURE__*/ Wire.optional(Wire.Boolean)
})

export type EmbedUrlOption = typeof EmbedUrlOption.Type

export const ExtentServiceAuthInfo = /*#__PURE__*/ Wire.struct({
  Type: Wire.String,
  Name: Wire.String,
  Status: Wire.String,
  OperatorOpenId: Wire.String,
  OperateOn: Wire.Int
})

export type ExtentServiceAuthInfo = typeof ExtentServiceAuthInfo.Type

export const FailedCreateRoleData = /*#__PURE__*/ Wire.struct({
  UserId: Wire.String,
  RoleIds: /*#__PURE__*/ Wire.array(Wire.String)
})

export type FailedCreateRoleData = typeof FailedCreateRoleData.Type

export const FillApproverInfo = /*#__PURE__*/ Wire.struct({
  RecipientId: Wire.String,
  OpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverName: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverMobile: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  NotChannelOrganization: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  ApproverIdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverIdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type FillApproverInfo = typeof FillApproverInfo.Type

export const FillError = /*#__PURE__*/ Wire.struct({
  RecipientId: /*#__PURE__*/ Wire.optional(Wire.String),
  ErrMessage: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type FillError = typeof FillError.Type

export const FilledComponent = /*#__PURE__*/ Wire.struct({
  ComponentId: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentName: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentFillStatus: /*#__PURE__*/ Wire.optional(Wire.String),
  ComponentValue: /*#__PURE__*/ Wire.optional(Wire.String),
  ImageUrl: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type FilledComponent = typeof FilledComponent.Type

export const Filter = /*#__PURE__*/ Wire.struct({
  Key: Wire.String,
  Values: /*#__PURE__*/ Wire.array(Wire.String)
})

export type Filter = typeof Filter.Type

export const FlowApproverDetail = /*#__PURE__*/ Wire.struct({
  ReceiptId: /*#__PURE__*/ Wire.optional(Wire.String),
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
  ApproverRoleName: /*#__PURE__*/ Wire.optional(Wire.String),
  SignId: /*#__PURE__*/ Wire.optional(Wire.String),
  RecipientId: Wire.String
})

export type FlowApproverDetail = typeof FlowApproverDetail.Type

export const FlowApproverItem = /*#__PURE__*/ Wire.struct({
  FlowId: /*#__PURE__*/ Wire.optional(Wire.String),
  Approvers: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(ApproverItem))
})

export type FlowApproverItem = typeof FlowApproverItem.Type

export const FlowApproverUrlInfo = /*#__PURE__*/ Wire.struct({
  SignUrl: Wire.String,
  ApproverType: Wire.String,
  Name: Wire.String,
  Mobile: Wire.String,
  LongUrl: Wire.String
})

export type FlowApproverUrlInfo = typeof FlowApproverUrlInfo.Type

export const FlowBatchApproverInfo = /*#__PURE__*/ Wire.struct({
  FlowId: /*#__PURE__*/ Wire.optional(Wire.String),
  RecipientId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type FlowBatchApproverInfo = typeof FlowBatchApproverInfo.Type

export const FlowBatchUrlInfo = /*#__PURE__*/ Wire.struct({
  FlowBatchApproverInfos: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(FlowBatchApproverInfo))
})

export type FlowBatchUrlInfo = typeof FlowBatchUrlInfo.Type

export const UserFlowType = /*#__PURE__*/ Wire.struct({
  UserFlowTypeId: /*#__PURE__*/ Wire.optional(Wire.String),
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  Description: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type UserFlowType = typeof UserFlowType.Type

export const FlowDetailInfo = /*#__PURE__*/ Wire.struct({
  FlowId: Wire.String,
  FlowName: Wire.String,
  FlowType: Wire.String,
  FlowStatus: Wire.String,
  FlowMessage: Wire.String,
  CreateOn: Wire.Int,
  DeadLine: Wire.Int,
  CustomData: Wire.String,
  FlowApproverInfos: /*#__PURE__*/ Wire.array(FlowApproverDetail),
  CcInfos: /*#__PURE__*/ Wire.array(FlowApproverDetail),
  NeedCreateReview: Wire.Boolean,
  UserFlowType: /*#__PURE__*/ Wire.optional(UserFlowType),
  TemplateId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type FlowDetailInfo = typeof FlowDetailInfo.Type

/** Not to be used, and left out: `CallbackUrl`. */
export const FlowFileInfo = /*#__PURE__*/ Wire.struct({
  FileIds: /*#__PURE__*/ Wire.array(Wire.String),
  FlowName: Wire.String,
  FlowApprovers: /*#__PURE__*/ Wire.array(FlowApproverInfo),
  Deadline: /*#__PURE__*/ Wire.optional(Wire.Int),
  FlowDescription: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowType: /*#__PURE__*/ Wire.optional(Wire.String),
  CustomerData: /*#__PURE__*/ Wire.optional(Wire.String),
  Unordered: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  Components: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Component)),
  CustomShowMap: /*#__PURE__*/ Wire.optional(Wire.String),
  NeedSignReview: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  FlowDisplayType: /*#__PURE__*/ Wire.optional(Wire.Int)
})

export type FlowFileInfo = typeof FlowFileInfo.Type

export const FlowForwardInfo = /*#__PURE__*/ Wire.struct({
  FlowId: Wire.String,
  RecipientId: Wire.String
})

export type FlowForwardInfo = typeof FlowForwardInfo.Type

export const FlowForwardResult = /*#__PURE__*/ Wire.struct({
  FlowId: /*#__PURE__*/ Wire.optional(Wire.String),
  ErrorDetail: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type FlowForwardResult = typeof FlowForwardResult.Type

export const FlowGroupApproverInfo = /*#__PURE__*/ Wire.struct({
  FlowId: /*#__PURE__*/ Wire.optional(Wire.String),
  RecipientId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type FlowGroupApproverInfo = typeof FlowGroupApproverInfo.Type

export const FlowGroupApprovers = /*#__PURE__*/ Wire.struct({
  FlowId: /*#__PURE__*/ Wire.optional(Wire.String),
  Approvers: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(ApproverItem))
})

export type FlowGroupApprovers = typeof FlowGroupApprovers.Type

export const FlowGroupOptions = /*#__PURE__*/ Wire.struct({
  SelfOrganizationApproverSignEach: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  OtherApproverSignEach: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  NoEditFlowName: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  NoEditFlowType: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  NoEditDeadline: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  SignComponentConfig: /*#__PURE__*/ Wire.optional(SignComponentConfig),
  ForbidEditWatermark: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  HideSignCodeAfterStart: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  SignAfterStart: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  PreviewAfterStart: /*#__PURE__*/ Wire.optional(Wire.Boolean)
})

export type FlowGroupOptions = typeof FlowGroupOptions.Type

export const FlowGroupUrlInfo = /*#__PURE__*/ Wire.struct({
  FlowGroupApproverInfos: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(FlowGroupApproverInfo))
})

export type FlowGroupUrlInfo = typeof FlowGroupUrlInfo.Type

export const FlowOperateLimit = /*#__PURE__*/ Wire.struct({
  NoRelease: /*#__PURE__*/ Wire.optional(Wire.Boolean)
})

export type FlowOperateLimit = typeof FlowOperateLimit.Type

/** Not to be used, and left out: `CallbackUrl`. */
export const FlowInfo = /*#__PURE__*/ Wire.struct({
  FlowName: Wire.String,
  Deadline: Wire.Int,
  TemplateId: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowApprovers: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(FlowApproverInfo)),
  FormFields: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(FormField)),
  FlowType: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowDescription: /*#__PURE__*/ Wire.optional(Wire.String),
  CustomerData: /*#__PURE__*/ Wire.optional(Wire.String),
  CustomShowMap: /*#__PURE__*/ Wire.optional(Wire.String),
  CcInfos: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(CcInfo)),
  NeedSignReview: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  CcNotifyType: /*#__PURE__*/ Wire.optional(Wire.Int),
  AutoSignScene: /*#__PURE__*/ Wire.optional(Wire.String),
  FlowDisplayType: /*#__PURE__*/ Wire.optional(Wire.Int),
  FlowOperateLimit: /*#__PURE__*/ Wire.optional(FlowOperateLimit)
})

export type FlowInfo = typeof FlowInfo.Type

export const ResourceUrlInfo = /*#__PURE__*/ Wire.struct({
  Url: Wire.String,
  Name: Wire.String,
  Type: Wire.String
})

export type ResourceUrlInfo = typeof ResourceUrlInfo.Type

export const FlowResourceUrlInfo = /*#__PURE__*/ Wire.struct({
  FlowId: Wire.String,
  ResourceUrlInfos: /*#__PURE__*/ Wire.array(ResourceUrlInfo)
})

export type FlowResourceUrlInfo = typeof FlowResourceUrlInfo.Type

export const IntentionActionResultDetail = /*#__PURE__*/ Wire.struct({
  Video: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type IntentionActionResultDetail = typeof IntentionActionResultDetail.Type

export const IntentionActionResult = /*#__PURE__*/ Wire.struct({
  Details: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(IntentionActionResultDetail))
})

export type IntentionActionResult = typeof IntentionActionResult.Type

export const IntentionQuestionResult = /*#__PURE__*/ Wire.struct({
  Video: /*#__PURE__*/ Wire.optional(Wire.String),
  ResultCode: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String)),
  AsrResult: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String))
})

export type IntentionQuestionResult = typeof IntentionQuestionResult.Type

export const JumpEvent = /*#__PURE__*/ Wire.struct({
  JumpEventType: /*#__PURE__*/ Wire.optional(Wire.Int),
  JumpUrl: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type JumpEvent = typeof JumpEvent.Type

export const NeedReviewApproverInfo = /*#__PURE__*/ Wire.struct({
  ApproverType: Wire.String,
  ApproverName: Wire.String,
  ApproverMobile: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverIdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverIdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type NeedReviewApproverInfo = typeof NeedReviewApproverInfo.Type

export const OccupiedSeal = /*#__PURE__*/ Wire.struct({
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
  AuthorizedUsers: /*#__PURE__*/ Wire.array(AuthorizedUser),
  RealWidth: /*#__PURE__*/ Wire.optional(Wire.Int),
  RealHeight: /*#__PURE__*/ Wire.optional(Wire.Int),
  SealDescription: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type OccupiedSeal = typeof OccupiedSeal.Type

export const Option = /*#__PURE__*/ Wire.struct({
  Key: Wire.String,
  Value: Wire.String
})

export type Option = typeof Option.Type

export const OrganizationAuthUrl = /*#__PURE__*/ Wire.struct({
  AuthUrl: /*#__PURE__*/ Wire.optional(Wire.String),
  ErrorMessage: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  SubTaskId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type OrganizationAuthUrl = typeof OrganizationAuthUrl.Type

export const OrganizationAuthorizationOptions = /*#__PURE__*/ Wire.struct({
  UniformSocialCreditCodeSame: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  OrganizationNameSame: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  LegalNameSame: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  BankAccountNumberSame: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  AddressSame: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  BizLicenseSame: /*#__PURE__*/ Wire.optional(Wire.Boolean)
})

export type OrganizationAuthorizationOptions = typeof OrganizationAuthorizationOptions.Type

export const OrganizationCommonInfo = /*#__PURE__*/ Wire.struct({
  OrganizationName: Wire.String,
  UniformSocialCreditCode: Wire.String,
  LegalName: Wire.String,
  LegalIdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  LegalIdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminName: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminMobile: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminIdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminIdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  OldAdminName: /*#__PURE__*/ Wire.optional(Wire.String),
  OldAdminMobile: /*#__PURE__*/ Wire.optional(Wire.String),
  OldAdminIdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  OldAdminIdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type OrganizationCommonInfo = typeof OrganizationCommonInfo.Type

export const PdfVerifyResult = /*#__PURE__*/ Wire.struct({
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

export const PresetApproverInfo = /*#__PURE__*/ Wire.struct({
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  Mobile: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type PresetApproverInfo = typeof PresetApproverInfo.Type

export const ProxyOrganizationOperator = /*#__PURE__*/ Wire.struct({
  Id: Wire.String,
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  Mobile: /*#__PURE__*/ Wire.optional(Wire.String),
  DefaultRole: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type ProxyOrganizationOperator = typeof ProxyOrganizationOperator.Type

export const Recipient = /*#__PURE__*/ Wire.struct({
  RecipientId: Wire.String,
  RecipientType: Wire.String,
  Description: Wire.String,
  RoleName: Wire.String,
  RequireValidation: Wire.Boolean,
  RequireSign: Wire.Boolean,
  SignType: Wire.Int,
  RoutingOrder: Wire.Int,
  IsPromoter: Wire.Boolean,
  ApproverVerifyTypes: /*#__PURE__*/ Wire.array(Wire.Int),
  ApproverSignTypes: /*#__PURE__*/ Wire.array(Wire.Int),
  NoTransfer: /*#__PURE__*/ Wire.optional(Wire.Boolean)
})

export type Recipient = typeof Recipient.Type

export const RecipientComponentInfo = /*#__PURE__*/ Wire.struct({
  RecipientId: /*#__PURE__*/ Wire.optional(Wire.String),
  RecipientFillStatus: /*#__PURE__*/ Wire.optional(Wire.String),
  IsPromoter: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  Components: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(FilledComponent))
})

export type RecipientComponentInfo = typeof RecipientComponentInfo.Type

export const RegistrationOrganizationInfo = /*#__PURE__*/ Wire.struct({
  OrganizationName: Wire.String,
  OrganizationOpenId: Wire.String,
  OpenId: Wire.String,
  UniformSocialCreditCode: Wire.String,
  LegalName: Wire.String,
  Address: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminName: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminMobile: /*#__PURE__*/ Wire.optional(Wire.String),
  AuthorizationTypes: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.Int)),
  AdminIdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  AdminIdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  BusinessLicense: /*#__PURE__*/ Wire.optional(Wire.String),
  PowerOfAttorneys: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String)),
  AutoJumpUrl: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type RegistrationOrganizationInfo = typeof RegistrationOrganizationInfo.Type

export const ReleasedApprover = /*#__PURE__*/ Wire.struct({
  ApproverNumber: Wire.Int,
  ApproverType: Wire.String,
  ReleasedApproverRecipientId: /*#__PURE__*/ Wire.optional(Wire.String),
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardType: /*#__PURE__*/ Wire.optional(Wire.String),
  IdCardNumber: /*#__PURE__*/ Wire.optional(Wire.String),
  Mobile: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationName: /*#__PURE__*/ Wire.optional(Wire.String),
  OrganizationOpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  OpenId: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverSignComponentType: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverSignRole: /*#__PURE__*/ Wire.optional(Wire.String),
  ApproverSignSealId: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type ReleasedApprover = typeof ReleasedApprover.Type

export const RelieveInfo = /*#__PURE__*/ Wire.struct({
  Reason: Wire.String,
  RemainInForceItem: /*#__PURE__*/ Wire.optional(Wire.String),
  OriginalExpenseSettlement: /*#__PURE__*/ Wire.optional(Wire.String),
  OriginalOtherSettlement: /*#__PURE__*/ Wire.optional(Wire.String),
  OtherDeals: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type RelieveInfo = typeof RelieveInfo.Type

export const RemindFlowRecords = /*#__PURE__*/ Wire.struct({
  CanRemind: Wire.Boolean,
  FlowId: Wire.String,
  RemindMessage: Wire.String
})

export type RemindFlowRecords = typeof RemindFlowRecords.Type

/** A sign code. `ExpiredTime` is in seconds since 1970. */
export const SignQrCode = /*#__PURE__*/ Wire.struct({
  QrCodeId: Wire.String,
  QrCodeUrl: Wire.String,
  ExpiredTime: Wire.Int,
  WeixinQrCodeUrl: Wire.String
})

export type SignQrCode = typeof SignQrCode.Type

/** The addresses that a sign code stands for. */
export const SignUrl = /*#__PURE__*/ Wire.struct({
  AppSignUrl: Wire.String,
  EffectiveTime: Wire.String,
  HttpSignUrl: Wire.String
})

export type SignUrl = typeof SignUrl.Type

export const SignUrlInfo = /*#__PURE__*/ Wire.struct({
  SignUrl: Wire.String,
  Deadline: Wire.Int,
  SignOrder: Wire.Int,
  SignId: Wire.String,
  CustomUserId: /*#__PURE__*/ Wire.optional(Wire.String),
  Name: Wire.String,
  Mobile: Wire.String,
  OrganizationName: Wire.String,
  ApproverType: Wire.String,
  IdCardNumber: Wire.String,
  FlowId: Wire.String,
  OpenId: Wire.String,
  FlowGroupId: Wire.String,
  SignQrcodeUrl: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type SignUrlInfo = typeof SignUrlInfo.Type

export const StaffRole = /*#__PURE__*/ Wire.struct({
  RoleId: Wire.String,
  RoleName: Wire.String
})

export type StaffRole = typeof StaffRole.Type

export const Staff = /*#__PURE__*/ Wire.struct({
  UserId: Wire.String,
  DisplayName: Wire.String,
  Mobile: Wire.String,
  Email: Wire.String,
  OpenId: Wire.String,
  Roles: /*#__PURE__*/ Wire.array(StaffRole),
  Department,
  Verified: Wire.Boolean,
  CreatedOn: Wire.Int,
  VerifiedOn: Wire.Int,
  QuiteJob: Wire.Int
})

export type Staff = typeof Staff.Type

export const SyncFailReason = /*#__PURE__*/ Wire.struct({
  Id: Wire.String,
  Message: Wire.String
})

export type SyncFailReason = typeof SyncFailReason.Type

export const TaskInfo = /*#__PURE__*/ Wire.struct({
  TaskId: Wire.String,
  TaskStatus: Wire.String
})

export type TaskInfo = typeof TaskInfo.Type

export const TemplateInfo = /*#__PURE__*/ Wire.struct({
  TemplateId: Wire.String,
  TemplateName: Wire.String,
  Description: Wire.String,
  Components: /*#__PURE__*/ Wire.array(Component),
  Recipients: /*#__PURE__*/ Wire.array(Recipient),
  SignComponents: /*#__PURE__*/ Wire.array(Component),
  TemplateType: Wire.Int,
  IsPromoter: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  Creator: Wire.String,
  CreatedOn: Wire.Int,
  PreviewUrl: Wire.String,
  PdfUrl: Wire.String,
  ChannelTemplateId: Wire.String,
  ChannelTemplateName: Wire.String,
  ChannelAutoSave: Wire.Int,
  TemplateVersion: Wire.String,
  Available: Wire.Int,
  UserFlowType: /*#__PURE__*/ Wire.optional(UserFlowType)
})

export type TemplateInfo = typeof TemplateInfo.Type

export const TemplateUserFlowType = /*#__PURE__*/ Wire.struct({
  UserFlowTypeId: /*#__PURE__*/ Wire.optional(Wire.String),
  Name: /*#__PURE__*/ Wire.optional(Wire.String),
  TemplateNum: /*#__PURE__*/ Wire.optional(Wire.Int),
  Description: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type TemplateUserFlowType = typeof TemplateUserFlowType.Type

export const UploadFile = /*#__PURE__*/ Wire.struct({
  FileBody: Wire.String,
  FileName: /*#__PURE__*/ Wire.optional(Wire.String)
})

export type UploadFile = typeof UploadFile.Type

export const UsageDetail = /*#__PURE__*/ Wire.struct({
  ProxyOrganizationOpenId: Wire.String,
  ProxyOrganizationName: Wire.String,
  Date: Wire.String,
  Usage: Wire.Int,
  Cancel: Wire.Int,
  FlowChannel: Wire.String
})

export type UsageDetail = typeof UsageDetail.Type

export const WebThemeConfig = /*#__PURE__*/ Wire.struct({
  DisplaySignBrandLogo: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  WebEmbedThemeColor: /*#__PURE__*/ Wire.optional(Wire.String),
  AuthenticateBackground: /*#__PURE__*/ Wire.optional(Wire.String),
  HideAuthenticateNavigationBar: /*#__PURE__*/ Wire.optional(Wire.Boolean),
  HideAuthenticateTopLogo: /*#__PURE__*/ Wire.optional(Wire.Boolean)
})

export type WebThemeConfig = typeof WebThemeConfig.Type
