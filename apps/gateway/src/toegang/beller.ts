import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { kindVan } from '#shared/messaging/trace';
import type { Aansluiting, Medewerker } from '#shared/policy/partijen';
import { Probleem } from '../http/probleem';

/** Who calls: known once the gate read the token, also of a request that it then refuses. */
export type Herkend = {
  /** The connection; for a person the part of the portal that his registration gives him. */
  readonly aansluiting: Aansluiting;
  /** Who logged in: a proven identity, where `afzender` and `Schakel-Medewerker` are what a system asserts. */
  readonly persoon?: Medewerker;
  /** The supplier that calls for this connection, when its token carries another OIN. */
  readonly leverancierOin?: string;
};

/** Who calls, and as which step of which trace. */
export type Beller = Herkend & { readonly traceparent: string };

const bellers = new WeakMap<object, Beller>();

export const onthoudBeller = (verzoek: FastifyRequest, herkend: Herkend): void => {
  const { traceparent } = verzoek.headers;
  bellers.set(verzoek, { ...herkend, traceparent: kindVan(typeof traceparent === 'string' ? traceparent : undefined) });
};

/** Who calls, if the gate got that far. */
export const bekendeBeller = (verzoek: object): Beller | undefined => bellers.get(verzoek);

/** The caller as a parameter; a route that asks for one and was let through without is refused, not served. */
export const DeBeller = createParamDecorator((_: unknown, context: ExecutionContext): Beller => {
  const beller = bekendeBeller(context.switchToHttp().getRequest<FastifyRequest>());
  if (!beller) throw new Probleem('NIET_AANGEMELD');
  return beller;
});
