// Generated: change specifications/ or the patches there, and run `pnpm codegen`. Changes made here are lost.
import * as Refusal from "@effect-vendors/core/Refusal"

/** Sent as `FailedOperation.CheckMFAError`. */
export class CheckMFAError extends /*#__PURE__*/ Refusal.Class<CheckMFAError>()("CheckMFAError") {}

/** Sent as `FailedOperation.MFATypeNotSupported`. */
export class MFATypeNotSupported extends /*#__PURE__*/ Refusal.Class<MFATypeNotSupported>()("MFATypeNotSupported") {}

/** Sent as `FailedOperation.TempKeyNotAllowed`. */
export class TempKeyNotAllowed extends /*#__PURE__*/ Refusal.Class<TempKeyNotAllowed>()("TempKeyNotAllowed") {}
