/** Writes the numbers and texts of frames, little endian. */
export class Writer {
  private bytes = new Uint8Array(256)
  private view = new DataView(this.bytes.buffer)
  private length = 0

  private take(size: number): number {
    const start = this.length
    this.length += size
    if (this.length > this.bytes.length) {
      const bytes = new Uint8Array(Math.max(this.length, 2 * this.bytes.length))
      bytes.set(this.bytes)
      this.bytes = bytes
      this.view = new DataView(bytes.buffer)
    }
    return start
  }

  int8(value: number): void {
    const start = this.take(1)
    this.view.setInt8(start, value)
  }

  int16(value: number): void {
    const start = this.take(2)
    this.view.setInt16(start, value, true)
  }

  int32(value: number): void {
    const start = this.take(4)
    this.view.setInt32(start, value, true)
  }

  int64(value: bigint): void {
    const start = this.take(8)
    this.view.setBigInt64(start, value, true)
  }

  /** Bytes after their number. */
  counted(value: Uint8Array): void {
    this.int32(value.length)
    const start = this.take(value.length)
    this.bytes.set(value, start)
  }

  text(value: string): void {
    this.counted(encoder.encode(value))
  }

  finish(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length)
  }
}

const encoder = /*#__PURE__*/ new TextEncoder()

// A text whose bytes are broken is still worth more than none.
const decoder = /*#__PURE__*/ new TextDecoder("utf-8", { ignoreBOM: true })

/** Reads the numbers and texts of frames. Throws a `RangeError` where the bytes end before they should. */
export class Reader {
  private readonly view: DataView
  private readonly bytes: Uint8Array
  private position = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  private skip(size: number): number {
    const start = this.position
    this.position += size
    return start
  }

  int8(): number {
    return this.view.getInt8(this.skip(1))
  }

  int16(): number {
    return this.view.getInt16(this.skip(2), true)
  }

  int32(): number {
    return this.view.getInt32(this.skip(4), true)
  }

  int64(): bigint {
    return this.view.getBigInt64(this.skip(8), true)
  }

  counted(): Uint8Array<ArrayBuffer> {
    const length = this.int32()
    if (length < 0 || length > this.bytes.length - this.position) throw new RangeError("a length is out of range")
    const start = this.skip(length)
    return Uint8Array.from(this.bytes.subarray(start, start + length))
  }

  text(): string {
    return decoder.decode(this.counted())
  }
}
