/**
 * The topics of Damai's messages; see `TmcMessages`.
 *
 * Numbers that name something are `bigint`.
 *
 * @since 0.1.0
 */
import * as Wire from "@effect-vendors/core/Wire"
import { type Topic, topic } from "./TmcMessages.ts"

/**
 * The seats of an order were chosen.
 *
 * @category distribution
 * @since 0.1.0
 */
export const matchSeat: Topic<"damai_distribution_MatchSeat", { readonly main_order_id: bigint }> = /*#__PURE__*/ topic(
  "damai_distribution_MatchSeat",
  /*#__PURE__*/ Wire.struct({ main_order_id: Wire.Int64 })
)

/**
 * A performance was cancelled.
 *
 * @category distribution
 * @since 0.1.0
 */
export const performCancel: Topic<
  "damai_distribution_PerformCancel",
  { readonly perform_id: bigint; readonly project_id: bigint }
> = /*#__PURE__*/ topic(
  "damai_distribution_PerformCancel",
  /*#__PURE__*/ Wire.struct({ perform_id: Wire.Int64, project_id: Wire.Int64 })
)

/**
 * A performance went on sale, or off.
 *
 * @category distribution
 * @since 0.1.0
 */
export const performStatus: Topic<
  "damai_distribution_PerformStatus",
  { readonly can_sale: boolean; readonly perform_id: bigint }
> = /*#__PURE__*/ topic(
  "damai_distribution_PerformStatus",
  /*#__PURE__*/ Wire.struct({ can_sale: Wire.Boolean, perform_id: Wire.Int64 })
)

/**
 * A performance has another time.
 *
 * @category distribution
 * @since 0.1.0
 */
export const performTimeChange: Topic<
  "damai_distribution_PerformTimeChange",
  {
    readonly end_time: string
    readonly original_end_time: string
    readonly original_perform_name: string
    readonly original_start_time: string
    readonly perform_id: bigint
    readonly perform_name: string
    readonly project_id: bigint
    readonly reason: string
    readonly start_time: string
  }
> = /*#__PURE__*/ topic(
  "damai_distribution_PerformTimeChange",
  /*#__PURE__*/ Wire.struct({
    end_time: Wire.String,
    original_end_time: Wire.String,
    original_perform_name: Wire.String,
    original_start_time: Wire.String,
    perform_id: Wire.Int64,
    perform_name: Wire.String,
    project_id: Wire.Int64,
    reason: Wire.String,
    start_time: Wire.String
  })
)

/**
 * The presale of a performance became its sale.
 *
 * @category distribution
 * @since 0.1.0
 */
export const preSaleToNow: Topic<
  "damai_distribution_PreSaleToNow",
  { readonly perform_id: bigint; readonly pre_sale_2_now: boolean; readonly project_id: bigint }
> = /*#__PURE__*/ topic(
  "damai_distribution_PreSaleToNow",
  /*#__PURE__*/ Wire.struct({ perform_id: Wire.Int64, pre_sale_2_now: Wire.Boolean, project_id: Wire.Int64 })
)

/**
 * A project went on sale, or off.
 *
 * @category distribution
 * @since 0.1.0
 */
export const projectStatus: Topic<
  "damai_distribution_ProjectStatus",
  { readonly can_sale: boolean; readonly project_id: bigint }
> = /*#__PURE__*/ topic(
  "damai_distribution_ProjectStatus",
  /*#__PURE__*/ Wire.struct({ can_sale: Wire.Boolean, project_id: Wire.Int64 })
)

/**
 * A refund was reviewed.
 *
 * @category distribution
 * @since 0.1.0
 */
export const refundAuditResult: Topic<
  "damai_distribution_RefundAuditResult",
  {
    readonly audit_id: bigint
    readonly audit_staffer_name: string
    readonly audit_status: number
    readonly audit_time: number
    readonly outoid: string
    readonly poid: bigint
    readonly project_name: string
    readonly refund_describe: string
  }
> = /*#__PURE__*/ topic(
  "damai_distribution_RefundAuditResult",
  /*#__PURE__*/ Wire.struct({
    audit_id: Wire.Int64,
    audit_staffer_name: Wire.String,
    audit_status: Wire.Int,
    audit_time: Wire.Int,
    outoid: Wire.String,
    poid: Wire.Int64,
    project_name: Wire.String,
    refund_describe: Wire.String
  })
)

/**
 * Tickets of an order were refunded.
 *
 * @category distribution
 * @since 0.1.0
 */
export const refundOrder: Topic<
  "damai_distribution_RefundOrder",
  {
    readonly channel_id: string
    readonly external_order_no: string
    readonly perform_id: bigint
    readonly project_id: bigint
    readonly refund_part: boolean
    readonly voucher_ids: ReadonlyArray<bigint>
  }
> = /*#__PURE__*/ topic(
  "damai_distribution_RefundOrder",
  /*#__PURE__*/ Wire.struct({
    channel_id: Wire.String,
    external_order_no: Wire.String,
    perform_id: Wire.Int64,
    project_id: Wire.Int64,
    refund_part: Wire.Boolean,
    voucher_ids: /*#__PURE__*/ Wire.array(Wire.Int64)
  })
)

/**
 * The rules for refunds of a project changed.
 *
 * @category distribution
 * @since 0.1.0
 */
export const refundRule: Topic<"damai_distribution_RefundRule", { readonly project_id: bigint }> = /*#__PURE__*/ topic(
  "damai_distribution_RefundRule",
  /*#__PURE__*/ Wire.struct({ project_id: Wire.Int64 })
)

/**
 * The tickets of an order were sent by a courier.
 *
 * @category distribution
 * @since 0.1.0
 */
export const sendExpress: Topic<
  "damai_distribution_SendExpress",
  { readonly delivery_company_id: bigint; readonly main_order_id: bigint; readonly waybill_no: string }
> = /*#__PURE__*/ topic(
  "damai_distribution_SendExpress",
  /*#__PURE__*/ Wire.struct({ delivery_company_id: Wire.Int64, main_order_id: Wire.Int64, waybill_no: Wire.String })
)

/**
 * A ticket item went on sale, or off.
 *
 * @category distribution
 * @since 0.1.0
 */
export const ticketItemStatus: Topic<
  "damai_distribution_TicketItemStatus",
  { readonly can_sale: boolean; readonly ticket_item_id: bigint }
> = /*#__PURE__*/ topic(
  "damai_distribution_TicketItemStatus",
  /*#__PURE__*/ Wire.struct({ can_sale: Wire.Boolean, ticket_item_id: Wire.Int64 })
)

/**
 * Data for Maitix.
 *
 * @category Maizuo
 * @since 0.1.0
 */
export const datasyncTalkMaitix: Topic<
  "damai_mev_DatasyncTalkMaitix",
  {
    readonly data?: string | undefined
    readonly perform_id: bigint
    readonly send_time: number
    readonly system_id: bigint
    readonly type: number
    readonly uuid: string
  }
> = /*#__PURE__*/ topic(
  "damai_mev_DatasyncTalkMaitix",
  /*#__PURE__*/ Wire.struct({
    data: /*#__PURE__*/ Wire.optional(Wire.String),
    perform_id: Wire.Int64,
    send_time: Wire.Int,
    system_id: Wire.Int64,
    type: Wire.Int,
    uuid: Wire.String
  })
)

/**
 * Events have another state.
 *
 * @category Maizuo
 * @since 0.1.0
 */
export const eventStateChange: Topic<
  "damai_mz_EventStateChange",
  {
    readonly event_id_list: ReadonlyArray<string>
    readonly extra_id_list?: ReadonlyArray<string> | undefined
    readonly notify_type: number
    readonly state: number
    readonly timestamp: number
  }
> = /*#__PURE__*/ topic(
  "damai_mz_EventStateChange",
  /*#__PURE__*/ Wire.struct({
    event_id_list: /*#__PURE__*/ Wire.array(Wire.String),
    extra_id_list: /*#__PURE__*/ Wire.optional(/*#__PURE__*/ Wire.array(Wire.String)),
    notify_type: Wire.Int,
    state: Wire.Int,
    timestamp: Wire.Int
  })
)

/**
 * A message of Maizuo's own queue, passed on.
 *
 * @category Maizuo
 * @since 0.1.0
 */
export const forwardMessage: Topic<
  "damai_mz_ForwardMessage",
  {
    readonly message_id: string
    readonly metaq_born_time: number
    readonly metaq_message: string
    readonly metaq_tag: string
    readonly metaq_topic: string
  }
> = /*#__PURE__*/ topic(
  "damai_mz_ForwardMessage",
  /*#__PURE__*/ Wire.struct({
    message_id: Wire.String,
    metaq_born_time: Wire.Int,
    metaq_message: Wire.String,
    metaq_tag: Wire.String,
    metaq_topic: Wire.String
  })
)

/**
 * An order of a user has another state.
 *
 * @category Maizuo
 * @since 0.1.0
 */
export const orderChangeState: Topic<
  "damai_mz_OrderChangeState",
  {
    readonly mz_order_id: string
    readonly mz_user_id: string
    readonly order_state: number
    readonly timestamp: number
  }
> = /*#__PURE__*/ topic(
  "damai_mz_OrderChangeState",
  /*#__PURE__*/ Wire.struct({
    mz_order_id: Wire.String,
    mz_user_id: Wire.String,
    order_state: Wire.Int,
    timestamp: Wire.Int
  })
)

/**
 * The refund of an order was approved.
 *
 * @category Maizuo
 * @since 0.1.0
 */
export const orderRefund: Topic<
  "damai_mz_OrderRefund",
  { readonly mz_user_id: string; readonly order_id: string; readonly refund_order_id: string }
> = /*#__PURE__*/ topic(
  "damai_mz_OrderRefund",
  /*#__PURE__*/ Wire.struct({ mz_user_id: Wire.String, order_id: Wire.String, refund_order_id: Wire.String })
)

/**
 * An order has another state.
 *
 * @category Maizuo
 * @since 0.1.0
 */
export const orderStateChange: Topic<
  "damai_mz_OrderStateChange",
  { readonly mz_order_id: string; readonly order_state: string; readonly timestamp: number }
> = /*#__PURE__*/ topic(
  "damai_mz_OrderStateChange",
  /*#__PURE__*/ Wire.struct({ mz_order_id: Wire.String, order_state: Wire.String, timestamp: Wire.Int })
)

/**
 * Seats have another state.
 *
 * @category Maizuo
 * @since 0.1.0
 */
export const seatStateChange: Topic<
  "damai_mz_SeatStateChange",
  { readonly seat_state_list: string; readonly timestamp: number }
> = /*#__PURE__*/ topic(
  "damai_mz_SeatStateChange",
  /*#__PURE__*/ Wire.struct({ seat_state_list: Wire.String, timestamp: Wire.Int })
)

/**
 * Tickets have another state.
 *
 * @category Maizuo
 * @since 0.1.0
 */
export const ticketStateChange: Topic<
  "damai_mz_TicketStateChange",
  {
    readonly customer_id?: bigint | undefined
    readonly order_id?: bigint | undefined
    readonly state: number
    readonly ticket_code_no_list: ReadonlyArray<string>
    readonly timestamp: number
  }
> = /*#__PURE__*/ topic(
  "damai_mz_TicketStateChange",
  /*#__PURE__*/ Wire.struct({
    customer_id: /*#__PURE__*/ Wire.optional(Wire.Int64),
    order_id: /*#__PURE__*/ Wire.optional(Wire.Int64),
    state: Wire.Int,
    ticket_code_no_list: /*#__PURE__*/ Wire.array(Wire.String),
    timestamp: Wire.Int
  })
)

/**
 * A member was registered.
 *
 * @category Maizuo
 * @since 0.1.0
 */
export const userRegister: Topic<"damai_mz_UserRegister", { readonly mz_user_id: string; readonly timestamp: number }> =
  /*#__PURE__*/ topic(
    "damai_mz_UserRegister",
    /*#__PURE__*/ Wire.struct({ mz_user_id: Wire.String, timestamp: Wire.Int })
  )

/**
 * The ticket of an order has another state.
 *
 * @category tickets
 * @since 0.1.0
 */
export const ticketStatusPush: Topic<
  "damai_trade_TicketStatusPush",
  {
    readonly order_id: bigint
    readonly status: number
    readonly status_type: number
    readonly sub_order_id?: bigint | undefined
  }
> = /*#__PURE__*/ topic(
  "damai_trade_TicketStatusPush",
  /*#__PURE__*/ Wire.struct({
    order_id: Wire.Int64,
    status: Wire.Int,
    status_type: Wire.Int,
    sub_order_id: /*#__PURE__*/ Wire.optional(Wire.Int64)
  })
)
