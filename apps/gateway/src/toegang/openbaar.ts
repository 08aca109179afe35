import { RouteConfig } from '@nestjs/platform-fastify';

/** Every route asks for a token, except one that says so itself. */
export const Openbaar = (): ReturnType<typeof RouteConfig> => RouteConfig({ openbaar: true });
