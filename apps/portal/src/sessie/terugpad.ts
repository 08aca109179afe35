const VORM = /^\/[A-Za-z0-9._~/?&=%+-]*$/;

/**
 * Where somebody goes after login: a path of these pages and nothing else. `//host`, `/\host` and full addresses would
 * send a coach on to somebody else's page with our address above the mail he came from.
 */
export const eigenPad = (pad: unknown): string => {
  if (typeof pad !== 'string' || pad.length > 300 || !VORM.test(pad) || pad.startsWith('//')) return '/';
  return /^\/(inloggen|uitloggen|uitgelogd)(\/|\?|$)/.test(pad) ? '/' : pad;
};
