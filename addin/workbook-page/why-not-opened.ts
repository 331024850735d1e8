/** Why what was dropped or chosen is not opened, before anything in it is looked at. */
export type PickRefusal = {
  why: "folder" | "several" | "lock-file" | "unreadable" | "open-elsewhere";
  name: string;
};

/** Excel, LibreOffice and WPS leave such files beside one that is open. */
const lockFile = /^(?:~\$|\.~)/;

/** null where the one thing dropped can be looked at. */
export function whyNotOpened(dropped: readonly { name: string; isFolder: boolean }[]): PickRefusal | null {
  const [first] = dropped;
  if (first === undefined) return null;
  const { name, isFolder } = first;
  if (dropped.length > 1) return { why: "several", name };
  if (isFolder) return { why: "folder", name };
  return lockFile.test(name) ? { why: "lock-file", name } : null;
}
