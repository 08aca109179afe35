import { BaseRpcContext } from '@nestjs/microservices';
import type { ConsumeMessage } from 'amqplib';
import { isTraceparent } from './trace';

/** Properties of a message as far as the hub uses them; amqplib types them as anything. */
export type Eigenschappen = {
  readonly type?: string;
  readonly messageId?: string;
  /** Checked by the broker against the login of the sender. */
  readonly userId?: string;
  readonly replyTo?: string;
  readonly correlationId?: string;
  readonly contentType?: string;
  readonly traceparent?: string;
};

const NAMEN = ['type', 'messageId', 'userId', 'replyTo', 'correlationId', 'contentType'] as const;

export const leesEigenschappen = ({ properties }: Pick<ConsumeMessage, 'properties'>): Eigenschappen => {
  const gelezen: Record<string, string> = {};
  for (const naam of NAMEN) {
    const waarde: unknown = properties[naam];
    if (typeof waarde === 'string') gelezen[naam] = waarde;
  }
  const traceparent: unknown = properties.headers?.['traceparent'];
  if (isTraceparent(traceparent)) gelezen['traceparent'] = traceparent;
  return gelezen;
};

/** What a handler gets with `@Ctx()`: where the message came from, without the channel, so that only the strategy settles. */
export class RabbitContext extends BaseRpcContext<[Eigenschappen, string, boolean]> {
  get eigenschappen(): Eigenschappen {
    return this.args[0];
  }

  get routingKey(): string {
    return this.args[1];
  }

  get opnieuwBezorgd(): boolean {
    return this.args[2];
  }
}
