/** Injection tokens. */
export const DOSSIERSYSTEEM = Symbol('DOSSIERSYSTEEM');
export const EIGEN_SOURCE = Symbol('EIGEN_SOURCE');
