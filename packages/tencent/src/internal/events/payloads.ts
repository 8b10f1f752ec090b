import * as Wire from "@effect-vendors/core/Wire"
import type * as Schema from "effect/Schema"

// The documents of events promise no field, so a payload that lacks one is still read.
const text = /*#__PURE__*/ Wire.optional(Wire.String)
const int = /*#__PURE__*/ Wire.optional(Wire.Int)
const bool = /*#__PURE__*/ Wire.optional(Wire.Boolean)
const list = <Fields extends Schema.Struct.Fields>(item: Wire.Struct<Fields>) => Wire.orEmpty(Wire.array(item))

const Approver = /*#__PURE__*/ Wire.struct({
  ApproveCallbackShowStatus: text,
  ApproveCallbackStatus: int,
  ApproveMessage: text,
  ApproveTime: int,
  ApproverDeadline: int,
  ApproverIdCardNumber: text,
  ApproverIdCardType: text,
  ApproverIdCardTypeDesc: text,
  ApproverMobile: text,
  ApproverName: text,
  ApproverSource: text,
  ApproverType: int,
  CaSign: text,
  CustomApproverTag: text,
  CustomUserId: text,
  OrganizationId: text,
  OrganizationName: text,
  RecipientId: text,
  Required: bool,
  UserId: text,
  VerifyChannel: text
})

const FlowStatusChange = /*#__PURE__*/ Wire.struct({
  Approvers: /*#__PURE__*/ list(Approver),
  CallbackType: text,
  CallbackUrl: text,
  CcInfos: /*#__PURE__*/ Wire.orEmpty(/*#__PURE__*/ Wire.array(Wire.Any)),
  CreateOn: int,
  DeadLine: int,
  DocumentId: text,
  FlowCallbackShowStatus: text,
  FlowCallbackStatus: int,
  FlowDescription: text,
  FlowId: text,
  FlowMessage: text,
  FlowName: text,
  FlowType: text,
  OccurTime: int,
  Operate: text,
  OrganizationId: text,
  RecipientId: text,
  ReleaseFlowId: text,
  TemplateId: text,
  Unordered: bool,
  UpdatedOn: int,
  UserData: text,
  UserFlowType: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.struct({ name: text })),
  UserId: text
})

const FlowCost = /*#__PURE__*/ Wire.struct({
  FlowId: text,
  CostChannel: text,
  IsResell: bool,
  Cost: int,
  OrganizationId: text
})

// Partners get the fields of the platform's identities, companies those of their own.
const OperateSeal = /*#__PURE__*/ Wire.struct({
  ApplicationId: text,
  ProxyOrganizationOpenId: text,
  ProxyOperatorOpenId: text,
  AuthorizedOperatorOpenId: text,
  OrganizationId: text,
  OperatorUserId: text,
  SealId: text,
  SealName: text,
  SealType: text,
  Operate: text,
  AuthorizedUsers: /*#__PURE__*/ list(/*#__PURE__*/ Wire.struct({ UserId: text, UserName: text })),
  ReviewStatus: text,
  ReviewReason: text,
  NodeName: text,
  NodeStatus: text,
  ReviewUserId: text
})

const SealUse = /*#__PURE__*/ Wire.struct({
  SealUseCallbackRecords: /*#__PURE__*/ list(
    /*#__PURE__*/ Wire.struct({
      SealId: text,
      SealName: text,
      FlowId: text,
      FlowName: text,
      SignCount: int,
      CreatorId: text,
      CreatorName: text,
      SignTime: int,
      AuditUserId: text,
      AuditUserName: text,
      AuditTime: int,
      OrganizationId: text
    })
  )
})

const TemplateAdd = /*#__PURE__*/ Wire.struct({
  OrganizationId: text,
  OperatorUserId: text,
  TemplateId: text,
  TemplateName: text,
  CreateTime: int
})

const OrgAuth = /*#__PURE__*/ Wire.struct({
  ApplicationId: text,
  ProxyOrganizationOpenId: text,
  ProxyOperatorOpenId: text,
  AuthSuccess: bool
})

const OrgCertify = /*#__PURE__*/ Wire.struct({
  ApplicationId: text,
  ProxyOrganizationOpenId: text,
  OperateSuccess: bool,
  CertifyReason: text,
  OperateTime: text
})

const OrgOpenTsignBiz = /*#__PURE__*/ Wire.struct({
  ApplicationId: text,
  ProxyOrganizationOpenId: text,
  ProxyOperatorOpenId: text,
  ProxyAppId: text,
  OpenSuccess: bool,
  OrganizationName: text,
  USCC: text,
  LegalName: text
})

const VerifyStaffInfo = /*#__PURE__*/ Wire.struct({ ApplicationId: text, ProxyOrganizationOpenId: text })

const BillingUse = /*#__PURE__*/ Wire.struct({
  FlowId: text,
  FlowName: text,
  CreateOrganizationName: text,
  QuotaType: text,
  UseCount: int,
  CostTime: int,
  QuotaName: text,
  CostType: int,
  Remark: text
})

const ContractDiffTaskCreate = /*#__PURE__*/ Wire.struct({
  TaskId: text,
  ResourceName: text,
  UserData: text,
  CreateTime: int,
  OperatorUserId: text
})

const ContractDiffTaskFinish = /*#__PURE__*/ Wire.struct({
  TaskId: text,
  Status: text,
  Message: text,
  OriginalFileResourceId: text,
  DiffFileResourceId: text,
  TotalDiffCount: int,
  AddDiffCount: int,
  ChangeDiffCount: int,
  DeleteDiffCount: int,
  UserData: text,
  CreateTime: int,
  OperatorUserId: text
})

/** The payload of a kind whose fields no source tells. */
const untold = Wire.AnyObject

/** The payloads of all kinds, by the vendor's names, its slips included. */
export const payloads = {
  // Contracts.
  FlowStatusChange,
  FlowCost,
  ForwardFLow: untold,
  CreateFlowReview: untold,
  ReceiveFlow: untold,
  ApproverDeadlineExpired: untold,
  CancelFlows: untold,
  DocumentFill: untold,
  FlowGroupStatusChange: untold,
  ReviewerFlowRead: untold,
  // Seals.
  OperateSeal,
  AuditSealAuth: untold,
  SealPolicyWorkflow: untold,
  EmployeeSealAuth: untold,
  SealUse,
  // Templates.
  TemplateAdd,
  TemplateUpdate: untold,
  TemplateDelete: untold,
  TemplateAvailable: untold,
  // Organizations and staff.
  OrgAuth,
  OrganizationAuthorization: untold,
  OrgAuthorizationFileSubmit: untold,
  OrgCertify,
  OrgAuthorizationFileInvalid: untold,
  OrgAuthorizationPaymentStatusChange: untold,
  OrgOpenTsignBiz,
  OrgAuthAudit: untold,
  VerifyStaffInfo,
  VerifyStaffFail: untold,
  OperatorAuth: untold,
  SuperAdminChange: untold,
  RolesChange: untold,
  QuiteJob: untold,
  LegalPersonChangeOpenId: untold,
  ModifyOrganizationBaseInfo: untold,
  CloseOrganization: untold,
  OperateExtendedService: untold,
  ApproveEmployeeJoin: untold,
  SubOrganizationJoinOrganizationGroup: untold,
  UnbindOrganizationGroup: untold,
  CreateOrganization: untold,
  UserAccountVerify: untold,
  UserMobileChange: untold,
  UserNameChange: untold,
  OrganizationAuthorizationFileReview: untold,
  // Codes that many sign.
  CreateFlowByQrCode: untold,
  MultiFlowSignQrCodeCost: untold,
  PartnerServerSignAuthorization: untold,
  // Costs.
  BillingUse,
  // Signing without the person.
  OpenUserAutoSign: untold,
  AutoSignSealImg: untold,
  DisableUserAutoSign: untold,
  CancelUserAutoSign: untold,
  // Reading of contracts by machines.
  FlowRiskIdentify: untold,
  AIContractReview: untold,
  AIInformationExtraction: untold,
  ContractDiffTaskFinish,
  ContractDiffTaskCreate
} satisfies Record<string, Wire.Codec<unknown>>

/** The kinds of events. */
export type Kind = keyof typeof payloads

/** The payload of each kind. */
export type Payloads = { readonly [K in Kind]: (typeof payloads)[K]["Type"] }
