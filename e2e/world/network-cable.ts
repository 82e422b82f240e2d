import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * The cable between one tablet and the server: plugged, unplugged (connections break and are refused), or
 * swallowing (it accepts and never answers). It forwards bytes and knows no protocol.
 */
export class NetworkCable {
  private state: 'plugged' | 'unplugged' | 'swallowing' = 'plugged';
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private readonly target: number;

  private constructor(target: number) {
    this.target = target;
    this.server = createServer((near) => this.accept(near));
  }

  static async to(target: number): Promise<NetworkCable> {
    const cable = new NetworkCable(target);
    cable.server.listen(0, '127.0.0.1');
    await once(cable.server, 'listening');
    return cable;
  }

  get address(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  plug(): void {
    this.state = 'plugged';
    this.breakConnections();
  }

  unplug(): void {
    this.state = 'unplugged';
    this.breakConnections();
  }

  swallow(): void {
    this.state = 'swallowing';
  }

  async close(): Promise<void> {
    this.breakConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private breakConnections(): void {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  private accept(near: Socket): void {
    if (this.state === 'unplugged') {
      near.destroy();
      return;
    }
    const far = connect(this.target, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.on('data', (bytes) => {
        if (this.state === 'plugged') other.write(bytes);
      });
      one.on('end', () => other.end());
      // A broken end breaks the other: that is what a cable does, not an error of the journey.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  }
}
