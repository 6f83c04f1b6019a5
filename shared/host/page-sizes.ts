/** Rows of the queue that the page asks for at once. */
export const queuePage = 200;
/** Places of a finding that it asks for at once. */
export const placePage = 50;
