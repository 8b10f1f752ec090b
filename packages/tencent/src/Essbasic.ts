/**
 * Tencent e-sign for third-party platforms (`essbasic`, version 2021-05-26).
 *
 * @since 0.1.0
 */
export * from "./essbasic/channelCancelMultiFlowSignQRCode.ts"
export * from "./essbasic/channelCreateMultiFlowSignQRCode.ts"
export * from "./essbasic/refusals.ts"
export * from "./essbasic/structs.ts"
