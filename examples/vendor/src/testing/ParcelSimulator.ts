/**
 * The business of Parcels: couriers take parcels and deliver them.
 *
 * @since 0.1.0
 */
import * as Simulator from "@effect-vendors/core/testing/Simulator"
import * as Table from "@effect-vendors/core/testing/Table"
import * as VendorError from "@effect-vendors/core/VendorError"
import * as Redacted from "effect/Redacted"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as Express from "../Express.ts"

/**
 * A parcel, besides its id. `createdAt` is in milliseconds since 1970.
 *
 * @category models
 * @since 0.1.0
 */
export const Parcel = Schema.Struct({
  reference: Schema.String,
  status: Express.Status,
  weightGrams: Schema.Int,
  address: Schema.String,
  createdAt: Schema.Int,
  customsForm: Schema.optionalKey(Schema.Struct({ kind: Schema.String, name: Schema.String, size: Schema.Int }))
})

/**
 * @category models
 * @since 0.1.0
 */
export type Parcel = typeof Parcel.Type

/**
 * All parcels by id, oldest first.
 *
 * @category models
 * @since 0.1.0
 */
export const State = Schema.Struct({ parcels: Schema.Record(Schema.String, Parcel) })

/**
 * @category models
 * @since 0.1.0
 */
export type State = typeof State.Type

/**
 * How heavy a parcel may be, in grams.
 *
 * @category constants
 * @since 0.1.0
 */
export const limitGrams = 30_000

/**
 * A courier takes a parcel. Gives whether it was there to be taken.
 *
 * @category steps
 * @since 0.1.0
 */
export const send = (id: string): Simulator.Step<State, boolean> => move(id, "created", "sent")

/**
 * A courier delivers a parcel. Gives whether it was on its way.
 *
 * @category steps
 * @since 0.1.0
 */
export const deliver = (id: string): Simulator.Step<State, boolean> => move(id, "sent", "delivered")

const move =
  (id: string, from: Express.Status, to: Express.Status): Simulator.Step<State, boolean> =>
  (state) => {
    const parcel = parcelOf(state, id)
    return parcel?.status === from ? [withParcel(state, id, { ...parcel, status: to }), true] : [state, false]
  }

/**
 * Creates, finds, lists, changes and cancels parcels.
 *
 * @category simulators
 * @since 0.1.0
 */
export const simulator: Simulator.Simulator<State> = Simulator.make({
  name: "parcels",
  state: State,
  initial: { parcels: {} },
  transitions: (on) => [
    on(Express.createParcel, (state, { recipient, reference, weight_grams }, moment) => {
      if (weight_grams > limitGrams) {
        const message = `a parcel may weigh ${limitGrams} grams`
        return [state, Result.fail(new Express.ParcelNotAccepted({ code: "TOO_HEAVY", message, limitGrams }))]
      }
      const id = moment.id("parcel")
      const parcel: Parcel = {
        reference,
        status: "created",
        weightGrams: weight_grams,
        address: recipient.address,
        createdAt: moment.now
      }
      return [
        withParcel(state, id, parcel),
        Result.succeed({ accepted: true, parcel: told(id, parcel) }),
        [{ kind: "tracking", recipient: Redacted.value(recipient.phone), value: id }]
      ]
    }),
    on(Express.findParcel, (state, { id }) => {
      const parcel = parcelOf(state, id)
      return [state, parcel === undefined ? unknown(id) : Result.succeed(told(id, parcel))]
    }),
    on(Express.listParcels, (state, { page = 0, size = 20, status }) => {
      const parcels = Object.entries(state.parcels)
        .filter(([, parcel]) => parcel.status === (status ?? parcel.status))
        .map(([id, parcel]) => told(id, parcel))
      return [state, Result.succeed({ parcels: parcels.slice(page * size, (page + 1) * size), total: parcels.length })]
    }),
    on(Express.changeAddress, (state, { address, id }) => {
      const parcel = parcelOf(state, id)
      if (parcel === undefined) return [state, unknown(id)]
      const refusal = refusalOf(parcel)
      if (refusal !== undefined) return [state, Result.fail(refusal)]
      const changed = { ...parcel, address }
      return [withParcel(state, id, changed), Result.succeed(told(id, changed))]
    }),
    on(Express.attachCustomsForm, (state, { form, id, kind }) => {
      const parcel = parcelOf(state, id)
      if (parcel === undefined) return [state, unknown(id)]
      const refusal = refusalOf(parcel)
      if (refusal !== undefined) return [state, Result.fail(refusal)]
      const { content, name } = form
      const customsForm = { kind, name, size: content.length }
      return [withParcel(state, id, { ...parcel, customsForm }), Result.succeed({ name, size: content.length })]
    }),
    on(Express.cancelParcel, (state, { id }) => {
      const parcel = parcelOf(state, id)
      if (parcel === undefined) return [state, unknown(id)]
      return wasSent(parcel)
        ? [state, Result.fail(sent())]
        : [withParcel(state, id, { ...parcel, status: "cancelled" }), Result.succeed({})]
    })
  ],
  steps: (named) => ({
    send: named(Schema.Struct({ id: Schema.String }), ({ id }) => send(id)),
    deliver: named(Schema.Struct({ id: Schema.String }), ({ id }) => deliver(id))
  })
})

const parcelOf = ({ parcels }: State, id: string): Parcel | undefined => Table.get(parcels, id)

// A table of parcels is not copied, however many there are.
const withParcel = ({ parcels }: State, id: string, parcel: Parcel): State => ({
  parcels: Table.set(parcels, id, parcel)
})

const told = (id: string, { address, createdAt, reference, status, weightGrams }: Parcel): Express.Parcel => ({
  id,
  reference,
  status,
  weight_grams: weightGrams,
  address,
  created_at: BigInt(createdAt)
})

const unknown = (id: string) => Result.fail(new VendorError.ResourceNotFound({ message: `there is no parcel ${id}` }))

const sent = () => new Express.ParcelSent({ message: "the parcel is on its way" })

const wasSent = ({ status }: Parcel): boolean => status === "sent" || status === "delivered"

const refusalOf = (parcel: Parcel): Express.ParcelSent | Express.ParcelCancelled | undefined =>
  wasSent(parcel)
    ? sent()
    : parcel.status === "cancelled"
      ? new Express.ParcelCancelled({ message: "the parcel was cancelled" })
      : undefined
