import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { Feit, Retour, TimerBericht } from '#shared/contracts/intern';
import { RabbitContext } from '#shared/messaging/eigenschappen';
import { GebeurdVerwerker } from './gebeurd.verwerker';

/** Facts, answers and fired timers, all through the one queue `gateway.gebeurd`: facts first (contract.md §3). */
@Controller()
export class GebeurdController {
  constructor(private readonly verwerker: GebeurdVerwerker) {}

  @EventPattern('gebeurd.#')
  feit(@Payload() feit: Feit): Promise<void> {
    return this.verwerker.verwerk({ soort: 'feit', feit });
  }

  /** The context is that of the routing key: the broker let only its owner write there. */
  @EventPattern('retour.*')
  retour(@Payload() retour: Retour, @Ctx() { routingKey }: RabbitContext): Promise<void> {
    return this.verwerker.verwerk({ soort: 'retour', context: routingKey.slice('retour.'.length), retour });
  }

  @EventPattern('timer.*')
  timer(@Payload() { bericht }: TimerBericht): Promise<void> {
    return this.verwerker.verwerk({ soort: 'timer', bericht });
  }
}
