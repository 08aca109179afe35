import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { InBericht } from '../contracts/intern';
import type { RabbitContext } from '../messaging/eigenschappen';
import { Runner } from './runner';

/** Everything the gateway releases for the contexts of a service; the broker already saw to which those are. */
@Controller()
export class BerichtenController {
  constructor(private readonly runner: Runner) {}

  @EventPattern('in.#')
  async verwerk(@Payload() invoer: InBericht, @Ctx() context: RabbitContext): Promise<void> {
    await this.runner.verwerk(invoer, context.eigenschappen.traceparent);
  }
}
