import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Probleem } from '../http/probleem';

const LOKAAL = /^(::ffff:)?127\.|^::1$/;

/** The socket's own address, never a header: for anyone else these routes do not exist. */
@Injectable()
export class AlleenLokaal implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { socket } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!LOKAAL.test(socket.remoteAddress ?? '')) throw new Probleem('NIET_GEVONDEN');
    return true;
  }
}
