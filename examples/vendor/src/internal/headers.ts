/** The headers of the protocol, in lower case. */
export const key = "x-parcels-key"
export const timestamp = "x-parcels-timestamp"
export const signature = "x-parcels-signature"
export const requestId = "x-request-id"
