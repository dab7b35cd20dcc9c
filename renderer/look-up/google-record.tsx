import { IconPencil } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { DeviceView } from '../../core/views/device.ts';
import { deviceName } from '../../core/domain/device-name.ts';
import { useClient } from '../connection/station.tsx';
import { BigButton } from '../frame/big-button.tsx';
import { useAction } from '../frame/use-action.ts';
import { DeviceNumber } from '../packing/device-number.tsx';
import { useWords } from '../words/words.ts';
import classes from './google-record.module.css';
import type { MetadataKey } from './metadata-entry.tsx';
import { troubleText } from './notice.tsx';
import { claimOf } from './verdict.ts';

interface GoogleRecordProps {
  readonly device: DeviceView;
  readonly onMetadata: (key: MetadataKey, value: string) => void;
}

/** What Google has of one device. Only a device of ours takes an order number or a telephone number. */
export function GoogleRecord({ device, onMetadata }: GoogleRecordProps): ReactNode {
  const { lookUp, packing } = useWords();
  const { google } = lookUp;
  const { identifiers, metadata, deviceId } = device;
  const name = deviceName(identifiers);
  const claim = claimOf(device);
  const model = [identifiers.manufacturer, identifiers.model].filter((part) => part !== undefined).join(' ');
  const others = Object.entries(metadata).filter(([key]) => key !== 'ordernumber' && key !== 'phonenumber');
  return (
    <section className={classes.card} aria-labelledby={`google-${deviceId}`}>
      <h2 className={classes.title} id={`google-${deviceId}`}>
        {google.title}
      </h2>
      <dl className={classes.facts}>
        <Fact name={packing.codeKinds[name.kind]}>
          <DeviceNumber value={name.value} />
        </Fact>
        {identifiers.imei2 !== undefined && (
          <Fact name={packing.secondImei}>
            <DeviceNumber value={identifiers.imei2} />
          </Fact>
        )}
        {name.kind !== 'serial' && identifiers.serialNumber !== undefined && (
          <Fact name={packing.codeKinds.serial}>{identifiers.serialNumber}</Fact>
        )}
        <Fact name={google.owner}>
          {claim?.owner === undefined ? google.nobody : (claim.owner.name ?? google.unnamed(claim.owner.id))}
          {claim?.owner?.name !== undefined && <small>{claim.owner.id}</small>}
        </Fact>
        {claim?.reseller !== undefined && (
          <Fact name={google.reseller}>{claim.ours ? google.us : google.otherReseller(claim.reseller)}</Fact>
        )}
        {model !== '' && <Fact name={google.model}>{model}</Fact>}
        {METADATA.map((key) => (
          <Fact key={key} name={google[key]}>
            <span className={classes.value}>{metadata[key] ?? google.empty}</span>
            {claim?.ours === true && (
              <BigButton
                aria-label={google.changeLabel(google[key])}
                onClick={() => onMetadata(key, metadata[key] ?? '')}
                leftSection={<IconPencil size={26} aria-hidden />}
              >
                {google.change}
              </BigButton>
            )}
          </Fact>
        ))}
        <Fact name={google.simLock}>
          <SimLock key={deviceId} device={device} />
        </Fact>
        <Fact name={google.deviceId}>{deviceId}</Fact>
        {others.length > 0 && (
          <Fact name={google.others}>
            <span className={classes.others}>{others.map(([key, value]) => `${key}: ${value}`).join(', ')}</span>
          </Fact>
        )}
      </dl>
    </section>
  );
}

const METADATA = ['ordernumber', 'phonenumber'] as const;

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Asked only when somebody wants to know: it is a request of its own. */
function SimLock({ device }: { readonly device: DeviceView }): ReactNode {
  const words = useWords();
  const { google, unanswered } = words.lookUp;
  const client = useClient();
  const [said, setSaid] = useState<string>();
  const ask = useAction(
    () => client.devices.simLock({ identifiers: device.identifiers }),
    (answer) => setSaid(answer.outcome === 'known' ? google.simLocks[answer.state] : troubleText(words, answer)),
  );
  return (
    <>
      <span className={classes.value} role="status">
        {ask.failed ? unanswered : (said ?? '')}
      </span>
      {said === undefined && (
        <BigButton loading={ask.running} onClick={ask.run}>
          {google.askSimLock}
        </BigButton>
      )}
    </>
  );
}
