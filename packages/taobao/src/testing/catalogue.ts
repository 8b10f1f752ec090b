// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import type * as Operation from "@effect-vendors/core/Operation"
import * as Lark from "../Lark.ts"
import * as Mafia from "../Mafia.ts"

/** The operations that a sandbox serves by itself. */
export const catalogue: ReadonlyArray<Operation.Any> = [
  Lark.logoffByPos,
  Lark.posAccountIdCardRealCheck,
  Lark.posCardPosConfigQuery,
  Lark.posCardGetOrders,
  Lark.posSeatLockSeats,
  Lark.posMarketingQueryMerchandiseInfo,
  Lark.posOrderTransferSubmitOrder,
  Lark.posOrderSubmitTransferCardOrder,
  Lark.cinemaMonitorReport,
  Lark.iotOrderConfirmOrder,
  Lark.iotOrderGetCinemas,
  Lark.iotOrderGetGoodsList,
  Lark.posBasedataGetWorkstation,
  Lark.posItemprodFindTerminal,
  Mafia.accountAreaAuth
]
