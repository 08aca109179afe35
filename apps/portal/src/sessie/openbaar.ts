import { SetMetadata } from '@nestjs/common';

export const OPENBAAR = 'openbaar';

/** Every page asks for a login, except one that says so itself. */
export const Openbaar = (): MethodDecorator => SetMetadata(OPENBAAR, true);
