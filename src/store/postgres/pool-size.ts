/** Connections of one process to its database. */
export const poolSize = 10;
