import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Who reads and for what, as the headers `Schakel-Medewerker` and `Schakel-Doel` say it (contract.md §2). */
export type Leeskop = { readonly medewerker: string | undefined; readonly doel: string | undefined };

/** Of a header that is sent twice Node makes one text, which is the name of nobody. */
const enkel = (kop: string | readonly string[] | undefined): string | undefined => (typeof kop === 'string' ? kop : undefined);

export const DeLeeskop = createParamDecorator((_: unknown, context: ExecutionContext): Leeskop => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { medewerker: enkel(headers['schakel-medewerker']), doel: enkel(headers['schakel-doel']) };
});
