import type { Figure } from "../../shared/schema/figure.ts";
import type { Finding } from "../../shared/schema/finding.ts";
import { isReadingQuery } from "../../shared/schema/reading-finding.ts";
import type { SubmissionDocument } from "../../shared/schema/submission.ts";
import { readingFingerprints } from "../../shared/validate/reading-fingerprints.ts";
import { documentOf } from "../table/read-table.ts";
import type { TableReading } from "../table/reading.ts";

/**
 * What is sent of a reading: its figures, and what it asks to be verified, for the server has no sheet to find that in. Its
 * findings are known by the figures as they are sent, each once.
 */
export function readingAsSent(
  read: TableReading,
  about: { org: string; period: string },
): { reading: TableReading; document: SubmissionDocument } {
  const document = documentOf(read, about);
  const reading = { ...read, findings: knownByFigures(read.findings, document.figures) };
  const readingFindings = reading.findings.filter(isReadingQuery);
  return { reading, document: readingFindings.length === 0 ? document : { ...document, readingFindings } };
}

function knownByFigures(findings: readonly Finding[], figures: readonly Figure[]): Finding[] {
  const fingerprintOf = readingFingerprints(figures);
  const known = findings.map((finding) => ({ ...finding, fingerprint: fingerprintOf(finding) }));
  return [...new Map(known.map((finding) => [finding.fingerprint, finding])).values()];
}
