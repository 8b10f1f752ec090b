// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import type * as Operation from "@effect-vendors/core/Operation"
import * as Lark from "./index.ts"

/** Every operation of the product. A sandbox serves all of them. */
export const operations: ReadonlyArray<Operation.Any> = [
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
  Lark.posItemprodFindTerminal
]
