/** What the model of the user's own backend is called as long as nobody has named one: it is not sent. */
export const ownModel = 'backend';
