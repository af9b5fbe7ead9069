/** The key of the lock under which everybody writes, the database itself included. */
export const writerLock = 7_069_783
