import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Sessie } from './sessie';

const sessies = new WeakMap<object, Sessie>();

export const onthoudSessie = (verzoek: FastifyRequest, sessie: Sessie): void => void sessies.set(verzoek, sessie);
export const sessieVan = (verzoek: FastifyRequest): Sessie | undefined => sessies.get(verzoek);

/** Thrown where a session is needed and there is none; the filter sends the person to the login page and back. */
export class NietIngelogd extends Error {
  override readonly name = 'NietIngelogd';
}

/** A form without the token of this session: of another site, or rendered before somebody logged in anew. */
export class FormulierVerlopen extends Error {
  override readonly name = 'FormulierVerlopen';
}

/** The session as a parameter of a page. */
export const DeSessie = createParamDecorator((_: unknown, context: ExecutionContext): Sessie => {
  const sessie = sessieVan(context.switchToHttp().getRequest<FastifyRequest>());
  if (!sessie) throw new NietIngelogd();
  return sessie;
});
