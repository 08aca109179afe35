/** The parts behind the package's index. The index itself only adds a warning on Node 20, where everything used here works. */
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider';
}
declare module 'oidc-provider/lib/helpers/errors.js' {
  import { type errors } from 'oidc-provider';
  export const InvalidTarget: typeof errors.InvalidTarget;
}
