const SECTOR = 512;

/** A compound file with streams of these names and nothing in them; `rootClass` are the last bytes of its class id. */
export function oleFile(streams: readonly string[], rootClass = ""): Uint8Array {
  const bytes = new Uint8Array(SECTOR * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true); // sectors of 2^9 bytes
  view.setUint32(48, 1, true); // the directory begins in sector 1
  view.setUint32(76, 0, true); // the allocation table is sector 0
  view.setUint32(SECTOR, 0xff_ff_ff_fd, true);
  view.setUint32(SECTOR + 4, 0xff_ff_ff_fe, true); // the directory ends behind sector 1
  ["Root Entry", ...streams].forEach((name, index) => {
    const at = SECTOR * 2 + index * 128;
    for (let place = 0; place < name.length; place++) {
      view.setUint16(at + place * 2, name.charCodeAt(place), true);
    }
    view.setUint16(at + 64, (name.length + 1) * 2, true);
    view.setUint8(at + 66, index === 0 ? 5 : 2);
    if (index === 0) bytes.set(new TextEncoder().encode(rootClass), at + 88);
  });
  return bytes;
}
