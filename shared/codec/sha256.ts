import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 of UTF-8 text in lower-case hex; synchronous and the same in browser, Worker and Node. */
export const sha256Text = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** The same of bytes. */
export const sha256Bytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
