export const flowStatuses = {
  1: "INIT",
  2: "PART",
  3: "REJECT",
  4: "ALL",
  5: "DEADLINE",
  6: "CANCEL",
  8: "INIT",
  16: "INVALID",
  21: "RELIEVED"
} as const

export const finalFlowStatuses: ReadonlySet<number> = /*#__PURE__*/ new Set([3, 4, 5, 6, 16, 21])

export const approverStatuses = {
  2: "PENDING",
  3: "ACCEPT",
  4: "REJECT",
  5: "DEADLINE",
  6: "CANCEL",
  7: "PENDING",
  8: "FILLPENDING",
  9: "STOP",
  10: "FILLACCEPT",
  15: "RELIEVED",
  19: "FORWARD"
} as const
