import type * as Plausible from "@effect-vendors/core/testing/Plausible"

/**
 * What Tencent Cloud's documents say of the values in answers. Of a task's states only those are here that a program
 * waits for, so that none waits for ever.
 */
export const plausible: Plausible.Rules = {
  // The identifiers of e-sign have 32 characters and begin with `yD`.
  id: (draw) => `yD${draw.chars(30)}`,
  times: "seconds",
  echoes: { "ApplicationId": "AppId", "AuthInfoDetail.Type": "ExtendServiceType" },
  values: {
    "ActiveStatus": [1],
    "ApproveStatus": ["PENDING", "ACCEPT"],
    "ApproveType": ["ORGANIZATION", "PERSON"],
    "ApproverSignTypes": [1, 2, 3],
    "ApproverStatus": [0, 1],
    "ApproverType": ["ORGANIZATION", "PERSON"],
    "ApproverVerifyTypes": [1, 2],
    "AuthTag": ["all", "part"],
    "AuthInfo.Status": ["ENABLE", "DISABLE"],
    "AuthInfo.Type": ["AUTO_SIGN", "OVERSEA_SIGN", "MOBILE_CHECK_APPROVER", "DOWNLOAD_FLOW", "AGE_LIMIT_EXPANSION"],
    "AuthorizationStatus": ["UNVERIFIED", "VERIFYING", "VERIFIED"],
    "AuthorizationType": ["AuthorizationFile", "AuthorizationLegalPerson", "AuthorizationLegalIdentity"],
    "Available": [1],
    "ChannelAutoSave": [0, 1],
    "Components.ComponentType": ["TEXT", "MULTI_LINE_TEXT", "CHECK_BOX", "FILL_IMAGE"],
    "ComponentFillStatus": ["0", "1"],
    "CostType": [1],
    "DataType": [1, 2],
    "FlowStatus": ["INIT", "PART", "ALL"],
    "GenerateMode": ["NORMAL", "FIELD", "KEYWORD"],
    "Hide": [0, 1],
    "LicenseType": [0, 1],
    "OperateResult": ["all-success"],
    "QuiteJob": [0],
    "QuotaType": ["CloudEnterprise", "SingleSignature", "CloudProve", "SignFlow", "SignFace"],
    "RecipientFillStatus": ["0", "1"],
    "RecipientType": ["ENTERPRISE", "INDIVIDUAL"],
    "ResultCode": ["0"],
    "ResourceUrlInfos.Type": ["PDF"],
    "RoleStatus": [1],
    "SealStatus": ["SUCCESS"],
    "SealType": ["OFFICIAL", "CONTRACT", "FINANCE", "PERSONNEL", "INVOICE"],
    "SignAlgorithm": ["SHA256withRSA"],
    "SignComponents.ComponentType": ["SIGN_SEAL", "SIGN_PAGING_SEAL", "SIGN_LEGAL_PERSON_SEAL", "SIGN_SIGNATURE"],
    "SignPlatform": ["腾讯电子签"],
    "SignType": [0],
    // An operation that gives a number means that all of it is done; one that gives a text tells of a report.
    "Status": [1, "EvidenceStatusSuccess"],
    "Details.Status": ["Submit", "Authorization"],
    "TaskStatus": [8, "END"],
    "TaskInfos.TaskStatus": ["READY"],
    "TemplateType": [1, 3],
    "UrlType": ["H5SIGN"],
    "VerifyResult": [1]
  }
}
