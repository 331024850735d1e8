/**
 * From where on a value is asked about. All limits of likelihood stand here with their reason, and a test counts what they ask of
 * the two real tables and the seven of the rehearsal: a clerk answers a handful of questions truly, and forty not at all.
 */
export const thresholds = {
  /** 万元 taken for 亿元 is 10⁴, a slipped 千 is 10³ (traps D01): from here on whatever the value. */
  slipFactor: 1000,
  /** A digit too many, or a share written as a fraction: near to these multiples of the last value, unless it is small. */
  slipTens: [10, 100],
  /** How near, as a share: real growth by ten seldom hits ten. */
  slipNear: "0.05",
  /** Below and within so many, multiples mean nothing: 1 incubator becomes 3, 0.4 亿元 become 0.9. */
  smallCount: "10",
  smallAmount: "1",
  /** New counts and what has no better limit: three times or a third of the last one (traps C11). */
  changeFactor: "3",
  /** Money and stocks move slowly; half as much again, or less than two thirds, is asked about (ESSnet's ±50 %). */
  steadyFactor: "1.5",
  /** A share in per cent that moves by so many points in a year (traps F: 66.5 → 90 and 50.4 → 70 are leaps). */
  changePoints: "15",
  /** A share's target so far under the last actual; less is a floor rounded down (traps F: 86.8 → 85 is asked about). */
  targetBelowPoints: "1",
  /** Counts and amounts: the least that traps F lists is 11 → 10, 9 per cent; cautious targets up to here are the custom. */
  targetBelowShare: "0.08",
  /** An actual over three times its target, or under a fifth of it when three quarters of the year are over. */
  targetFarOver: "3",
  targetFarUnder: "0.2",
  targetFarMonths: 9,
  /** A share off its target by so many points. */
  targetFarPoints: "20",
  /** Fewer earlier values say nothing of what is usual; with `seriesLength` a median does. */
  rangeLength: 3,
  seriesLength: 6,
  /** Modified z-score from which a value lies apart (Iglewicz and Hoaglin). */
  outlierScore: "3.5",
  /** 0.6745: what makes the median deviation comparable with a standard deviation. */
  outlierScale: "0.6745",
  /** Peers that must have both years before a unit's change is compared with theirs; also what may be shown of them. */
  peers: 5,
  /** Nearer to the peers' middle change than 20 points is no outlier, however alike they are. */
  peerDistance: "0.2",
  /** A column is taken for last year's from so many equal values on, and if no more than one in ten differs. */
  copiedValues: 8,
  copiedShare: "0.9",
  /** Excel keeps no more digits of a number: those behind have become zeros. */
  excelDigits: 15,
} as const;
