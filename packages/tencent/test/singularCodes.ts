/** Error codes of single products that belong to none of the families that all products share, as their documents list them. */

/** The first parts of such codes, by the tag of their errors. */
export const singular: ReadonlyArray<readonly [tag: string, codes: ReadonlyArray<string>]> = [
  ["PermissionDenied", ["Cam", "Did"]],
  ["InvalidParameter", ["AllowedOneAttributeInEnvIdAndComputeEnv", "StructParseFailed"]],
  ["ResourceNotFound", ["AccountNotExist", "InstanceNotExist", "InterfaceNameNotFound"]],
  [
    "LimitExceeded",
    [
      "(Address|Image|Instances)QuotaLimitExceeded",
      "Insufficient(Refund|Snapshot)Quota",
      "LimitOperation",
      "OverQuota",
      "ResourcesSoldOut",
      "VpcLimitExceeded"
    ]
  ],
  [
    "ServiceFailure",
    [
      "CdbError",
      "DBError",
      "DataBase",
      "DidSdk",
      "FlowError",
      "HttpInvoker",
      "InternalServerError",
      "SecGroupActionFailure",
      "SystemError",
      "UnknownError",
      "VpcError"
    ]
  ],
  [
    "OperationRefused",
    [
      "AccountQualificationRestrictions",
      "Authority",
      "Cpt",
      "Credential",
      "DidFailedOperation",
      "EniNotAllowedChangeSubnet",
      "MutexOperation",
      "RegionAbilityLimit",
      "RegionError",
      "RegionNotSupported",
      "ResourceBusy",
      "TradeDealConflict",
      "VpcAddrNotInSubNet",
      "VpcIpIsUsed"
    ]
  ]
]

/** Codes that are named by the parameter at fault: cvm, cbs, cdb, vpc, lighthouse. */
export const named: ReadonlyArray<readonly [code: string, tag: string]> = [
  ["InvalidFilter", "InvalidParameter"],
  ["InvalidHostId.Malformed", "InvalidParameter"],
  ["InvalidAccountIs.YourSelf", "InvalidParameter"],
  ["InvalidKeyPairNameIncludeIllegalChar", "InvalidParameter"],
  ["InvalidParameterCombination", "InvalidParameter"],
  ["InvalidParameterValueLimit", "InvalidParameter"],
  ["InvalidSecurityGroupID.NotFound", "ResourceNotFound"],
  ["InvalidVpnGatewayId.NotFound", "ResourceNotFound"],
  ["InvalidKeyPair.LimitExceeded", "LimitExceeded"],
  ["InvalidAccount.InsufficientBalance", "LimitExceeded"]
]
