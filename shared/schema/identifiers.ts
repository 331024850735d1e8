import * as z from "zod";

/**
 * The tenant is the city (地级市) and separates everything stored. Branded: it comes from a verified session or a
 * sign-in lookup, so that no store call can be written with a string from a request.
 */
export const tenantId = z
  .string()
  .regex(/^\d{6}$/)
  .brand<"TenantId">();
export type TenantId = z.infer<typeof tenantId>;

/** Short code of an indicator as clerks see it: KJ-07. Never reused for another indicator. */
export const indicatorCode = z.string().regex(/^KJ-\d{2,3}$/);

/** Own id of a unit (填报单位); equal to its GB/T 2260 code where it has one, else a slug (functional zones). */
export const orgId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,31}$/);

/** GB/T 2260 division code. */
export const divisionCode = z.string().regex(/^\d{6}$/);

export const roundId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,47}$/);
export const formId = z.string().regex(/^[a-z][a-z0-9-]{1,47}$/);
export const personId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/);

/** Reporting period (报告期): a year 2024, a quarter 2024Q3, a month 2024M06. */
export const period = z.string().regex(/^(19|20)\d{2}(Q[1-4]|M(0[1-9]|1[0-2]))?$/);

/** A calendar day, 2024-12-31. */
export const day = z.iso.date();

/** An instant in UTC, 2024-12-31T08:00:00.000Z. */
export const instant = z.iso.datetime();

/** A decimal number as text, without exponent or superfluous zeros: "-1.5", "0", "3117.3". */
export const decimalText = /^(0|-?[1-9]\d{0,19}|-?(0|[1-9]\d{0,19})\.\d{0,19}[1-9])$/;
export const decimal = z.string().regex(decimalText);

/** SHA-256 in lower-case hex. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);
