/** Asks for the database's work to be counted; costs time, so it never stands on a timed request. */
export const countHeader = "X-Bench-Count";
export const roundTripsHeader = "X-Bench-Round-Trips";
export const rowsWrittenHeader = "X-Bench-Rows-Written";
