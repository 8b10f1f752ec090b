// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Refusal from "@effect-vendors/core/Refusal"

/** Sent as `FailedOperation.AgeNotAchieveNormalLegal`. */
export class AgeNotAchieveNormalLegal
  extends /*#__PURE__*/ Refusal.Class<AgeNotAchieveNormalLegal>()("AgeNotAchieveNormalLegal") {}

/** Sent as `OperationDenied.AlreadyHas`. */
export class AlreadyHas extends /*#__PURE__*/ Refusal.Class<AlreadyHas>()("AlreadyHas") {}

/** Sent as `OperationDenied.ApproverRepeat`. */
export class ApproverRepeat extends /*#__PURE__*/ Refusal.Class<ApproverRepeat>()("ApproverRepeat") {}

/** Sent as `FailedOperation.AuthFail`. */
export class AuthFail extends /*#__PURE__*/ Refusal.Class<AuthFail>()("AuthFail") {}

/** Sent as `OperationDenied.AuthTag`. */
export class AuthTag extends /*#__PURE__*/ Refusal.Class<AuthTag>()("AuthTag") {}

/** Sent as `OperationDenied.BannedApplication`. */
export class BannedApplication extends /*#__PURE__*/ Refusal.Class<BannedApplication>()("BannedApplication") {}

/** Sent as `OperationDenied.ByFilesServerSignForbid`. */
export class ByFilesServerSignForbid
  extends /*#__PURE__*/ Refusal.Class<ByFilesServerSignForbid>()("ByFilesServerSignForbid") {}

/** Sent as `OperationDenied.CcUserRepeat`. */
export class CcUserRepeat extends /*#__PURE__*/ Refusal.Class<CcUserRepeat>()("CcUserRepeat") {}

/** Sent as `OperationDenied.DownLoadMoreThanOne`. */
export class DownLoadMoreThanOne extends /*#__PURE__*/ Refusal.Class<DownLoadMoreThanOne>()("DownLoadMoreThanOne") {}

/** Sent as `OperationDenied.ErrNoResourceAccess`. */
export class ErrNoResourceAccess extends /*#__PURE__*/ Refusal.Class<ErrNoResourceAccess>()("ErrNoResourceAccess") {}

/** Sent as `OperationDenied.ErrNotOpenWeakAuthorization`. */
export class ErrNotOpenWeakAuthorization
  extends /*#__PURE__*/ Refusal.Class<ErrNotOpenWeakAuthorization>()("ErrNotOpenWeakAuthorization") {}

/** Sent as `FailedOperation.ErrNotSyncProxyOrganization`. */
export class ErrNotSyncProxyOrganization
  extends /*#__PURE__*/ Refusal.Class<ErrNotSyncProxyOrganization>()("ErrNotSyncProxyOrganization") {}

/** Sent as `FailedOperation.ExistSameSealName`. */
export class ExistSameSealName extends /*#__PURE__*/ Refusal.Class<ExistSameSealName>()("ExistSameSealName") {}

/** Sent as `OperationDenied.FileDeleted`. */
export class FileDeleted extends /*#__PURE__*/ Refusal.Class<FileDeleted>()("FileDeleted") {}

/** Sent as `OperationDenied.FlowHasTerminated`. */
export class FlowHasTerminated extends /*#__PURE__*/ Refusal.Class<FlowHasTerminated>()("FlowHasTerminated") {}

/** Sent as `FailedOperation.FlowNumExceed`. */
export class FlowNumExceed extends /*#__PURE__*/ Refusal.Class<FlowNumExceed>()("FlowNumExceed") {}

/** Sent as `OperationDenied.FlowStatusForbid`. */
export class FlowStatusForbid extends /*#__PURE__*/ Refusal.Class<FlowStatusForbid>()("FlowStatusForbid") {}

/**
 * The caller may not do this to what the request names.
 *
 * Sent as `OperationDenied.Forbid`.
 */
export class Forbid extends /*#__PURE__*/ Refusal.Class<Forbid>()("Forbid") {}

/** Sent as `FailedOperation.HasAuthorized`. */
export class HasAuthorized extends /*#__PURE__*/ Refusal.Class<HasAuthorized>()("HasAuthorized") {}

/** Sent as `OperationDenied.InvalidApproverAge`. */
export class InvalidApproverAge extends /*#__PURE__*/ Refusal.Class<InvalidApproverAge>()("InvalidApproverAge") {}

/** Sent as `FailedOperation.LicenseNoQuota`. */
export class LicenseNoQuota extends /*#__PURE__*/ Refusal.Class<LicenseNoQuota>()("LicenseNoQuota") {}

/** Sent as `OperationDenied.NoApiAuth`. */
export class NoApiAuth extends /*#__PURE__*/ Refusal.Class<NoApiAuth>()("NoApiAuth") {}

/** Sent as `OperationDenied.NoApproverMobileCheckPermission`. */
export class NoApproverMobileCheckPermission
  extends /*#__PURE__*/ Refusal.Class<NoApproverMobileCheckPermission>()("NoApproverMobileCheckPermission") {}

/** Sent as `OperationDenied.NoFlowPermission`. */
export class NoFlowPermission extends /*#__PURE__*/ Refusal.Class<NoFlowPermission>()("NoFlowPermission") {}

/** Sent as `OperationDenied.NoIdentityVerify`. */
export class NoIdentityVerify extends /*#__PURE__*/ Refusal.Class<NoIdentityVerify>()("NoIdentityVerify") {}

/** Sent as `OperationDenied.NoPermissionUseResource`. */
export class NoPermissionUseResource
  extends /*#__PURE__*/ Refusal.Class<NoPermissionUseResource>()("NoPermissionUseResource") {}

/** Sent as `OperationDenied.NoPermissionUseServerSignSeal`. */
export class NoPermissionUseServerSignSeal
  extends /*#__PURE__*/ Refusal.Class<NoPermissionUseServerSignSeal>()("NoPermissionUseServerSignSeal") {}

/**
 * The organisation has no contracts left to create.
 *
 * Sent as `OperationDenied.NoQuota`.
 */
export class NoQuota extends /*#__PURE__*/ Refusal.Class<NoQuota>()("NoQuota") {}

/** Sent as `FailedOperation.NoRoleAuth`. */
export class NoRoleAuth extends /*#__PURE__*/ Refusal.Class<NoRoleAuth>()("NoRoleAuth") {}

/** Sent as `FailedOperation.NotAvailableSignReview`. */
export class NotAvailableSignReview
  extends /*#__PURE__*/ Refusal.Class<NotAvailableSignReview>()("NotAvailableSignReview") {}

/** Sent as `OperationDenied.NotBelongSuperAdminOrLegalPerson`. */
export class NotBelongSuperAdminOrLegalPerson
  extends /*#__PURE__*/ Refusal.Class<NotBelongSuperAdminOrLegalPerson>()("NotBelongSuperAdminOrLegalPerson") {}

/** Sent as `OperationDenied.NotInAutoSignWhiteList`. */
export class NotInAutoSignWhiteList
  extends /*#__PURE__*/ Refusal.Class<NotInAutoSignWhiteList>()("NotInAutoSignWhiteList") {}

/** Sent as `OperationDenied.NotSupportOrgType`. */
export class NotSupportOrgType extends /*#__PURE__*/ Refusal.Class<NotSupportOrgType>()("NotSupportOrgType") {}

/** Sent as `OperationDenied.OperateType`. */
export class OperateType extends /*#__PURE__*/ Refusal.Class<OperateType>()("OperateType") {}

/** Sent as `OperationDenied.OperatorHasNoPermission`. */
export class OperatorHasNoPermission
  extends /*#__PURE__*/ Refusal.Class<OperatorHasNoPermission>()("OperatorHasNoPermission") {}

/** Sent as `OperationDenied.OrganizationClosing`. */
export class OrganizationClosing extends /*#__PURE__*/ Refusal.Class<OrganizationClosing>()("OrganizationClosing") {}

/** Sent as `FailedOperation.OrganizationExperienceChange`. */
export class OrganizationExperienceChange
  extends /*#__PURE__*/ Refusal.Class<OrganizationExperienceChange>()("OrganizationExperienceChange") {}

/** Sent as `FailedOperation.OrganizationNameChanged`. */
export class OrganizationNameChanged
  extends /*#__PURE__*/ Refusal.Class<OrganizationNameChanged>()("OrganizationNameChanged") {}

/** Sent as `FailedOperation.OrganizationNameNeedChange`. */
export class OrganizationNameNeedChange
  extends /*#__PURE__*/ Refusal.Class<OrganizationNameNeedChange>()("OrganizationNameNeedChange") {}

/** Sent as `FailedOperation.OrganizationNotChange`. */
export class OrganizationNotChange
  extends /*#__PURE__*/ Refusal.Class<OrganizationNotChange>()("OrganizationNotChange") {}

/** Sent as `OperationDenied.OutQueryLimit`. */
export class OutQueryLimit extends /*#__PURE__*/ Refusal.Class<OutQueryLimit>()("OutQueryLimit") {}

/** Sent as `OperationDenied.OverseaAbilityNotOpen`. */
export class OverseaAbilityNotOpen
  extends /*#__PURE__*/ Refusal.Class<OverseaAbilityNotOpen>()("OverseaAbilityNotOpen") {}

/** Sent as `OperationDenied.PersonHasNoSignature`. */
export class PersonHasNoSignature extends /*#__PURE__*/ Refusal.Class<PersonHasNoSignature>()("PersonHasNoSignature") {}

/** Sent as `OperationDenied.PersonNoOpenServerSign`. */
export class PersonNoOpenServerSign
  extends /*#__PURE__*/ Refusal.Class<PersonNoOpenServerSign>()("PersonNoOpenServerSign") {}

/** Sent as `OperationDenied.ProveNoQuota`. */
export class ProveNoQuota extends /*#__PURE__*/ Refusal.Class<ProveNoQuota>()("ProveNoQuota") {}

/**
 * The template asks the creator of the code to sign or fill, which a sign code cannot offer.
 *
 * Sent as `FailedOperation.QrCodeCreatorSignComponents`.
 */
export class QrCodeCreatorSignComponents
  extends /*#__PURE__*/ Refusal.Class<QrCodeCreatorSignComponents>()("QrCodeCreatorSignComponents") {}

/**
 * The template's signers do not fit a sign code.
 *
 * Sent as `FailedOperation.QrCodeSignUsers`.
 */
export class QrCodeSignUsers extends /*#__PURE__*/ Refusal.Class<QrCodeSignUsers>()("QrCodeSignUsers") {}

/**
 * The template cannot be used for a sign code.
 *
 * Sent as `FailedOperation.QrCodeTemplateId`.
 */
export class QrCodeTemplateId extends /*#__PURE__*/ Refusal.Class<QrCodeTemplateId>()("QrCodeTemplateId") {}

/**
 * The sign code is no longer valid: it expired, was used up, or was cancelled before.
 *
 * Sent as `OperationDenied.QrInvalid`.
 */
export class QrInvalid extends /*#__PURE__*/ Refusal.Class<QrInvalid>()("QrInvalid") {}

/** Sent as `OperationDenied.RequiredComponentNotFill`. */
export class RequiredComponentNotFill
  extends /*#__PURE__*/ Refusal.Class<RequiredComponentNotFill>()("RequiredComponentNotFill") {}

/** Sent as `OperationDenied.Sensitive`. */
export class Sensitive extends /*#__PURE__*/ Refusal.Class<Sensitive>()("Sensitive") {}

/** Sent as `FailedOperation.StaffAlreadyVerify`. */
export class StaffAlreadyVerify extends /*#__PURE__*/ Refusal.Class<StaffAlreadyVerify>()("StaffAlreadyVerify") {}

/** Sent as `FailedOperation.UserAutoSignEnableAlready`. */
export class UserAutoSignEnableAlready
  extends /*#__PURE__*/ Refusal.Class<UserAutoSignEnableAlready>()("UserAutoSignEnableAlready") {}

/** Sent as `FailedOperation.UserAutoSignEnableUrlNotExist`. */
export class UserAutoSignEnableUrlNotExist
  extends /*#__PURE__*/ Refusal.Class<UserAutoSignEnableUrlNotExist>()("UserAutoSignEnableUrlNotExist") {}

/** Sent as `OperationDenied.UserNotInOrganization`. */
export class UserNotInOrganization
  extends /*#__PURE__*/ Refusal.Class<UserNotInOrganization>()("UserNotInOrganization") {}

/** Sent as `OperationDenied.WhiteListForbid`. */
export class WhiteListForbid extends /*#__PURE__*/ Refusal.Class<WhiteListForbid>()("WhiteListForbid") {}
