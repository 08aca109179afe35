import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { kindVan } from '#shared/messaging/trace';
import type { Aansluiting } from '#shared/policy/partijen';
import { Probleem } from '../http/probleem';

/** Who calls, and as which step of which trace: known once the gate let the request through. */
export type Beller = { readonly aansluiting: Aansluiting; readonly traceparent: string };

const bellers = new WeakMap<object, Beller>();

export const onthoudBeller = (verzoek: FastifyRequest, aansluiting: Aansluiting): void => {
  const { traceparent } = verzoek.headers;
  bellers.set(verzoek, { aansluiting, traceparent: kindVan(typeof traceparent === 'string' ? traceparent : undefined) });
};

/** The caller as a parameter; a route that asks for one and was let through without is refused, not served. */
export const DeBeller = createParamDecorator((_: unknown, context: ExecutionContext): Beller => {
  const beller = bellers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!beller) throw new Probleem('NIET_AANGEMELD');
  return beller;
});
