import { Injectable } from '@nestjs/common';
import { ClientProxy, RmqRecordBuilder } from '@nestjs/microservices';
import { Interval } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { lastValueFrom } from 'rxjs';
import { Column, Entity, Index, PrimaryGeneratedColumn, Repository } from 'typeorm';
import { SOORT } from '../omgeving';

@Entity('outbox')
export class OutboxRij {
  @PrimaryGeneratedColumn()
  volgnr: number;

  @Column('text')
  doel: string;

  @Column('text')
  patroon: string;

  @Column('uuid')
  berichtId: string;

  @Column('jsonb')
  inhoud: object;

  @Index()
  @Column('boolean', { default: false })
  verzonden: boolean;
}

const BUNDEL = 100;

/** The ways out of a service, by name. */
export class Clients extends Map<string, ClientProxy> {}

@Injectable()
export class OutboxPoller {
  private bezig = false;

  constructor(
    @InjectRepository(OutboxRij) private readonly outbox: Repository<OutboxRij>,
    private readonly clients: Clients,
  ) {}

  @Interval(500)
  async publiceer(): Promise<void> {
    if (this.bezig) return;
    this.bezig = true;
    try {
      while ((await this.bundel()) > 0);
    } finally {
      this.bezig = false;
    }
  }

  private async bundel(): Promise<number> {
    const rijen = await this.outbox.find({ where: { verzonden: false }, order: { volgnr: 'ASC' }, take: BUNDEL });
    for (const rij of rijen) {
      const record = new RmqRecordBuilder(rij.inhoud).setOptions({ messageId: rij.berichtId, type: SOORT }).build();
      await lastValueFrom(this.clients.get(rij.doel)!.emit(rij.patroon, record), { defaultValue: undefined });
      rij.verzonden = true;
      await this.outbox.save(rij);
    }
    return rijen.length;
  }
}
