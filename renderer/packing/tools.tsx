import { SegmentedControl } from '@mantine/core';
import { IconDeviceTabletQuestion, IconFlagCheck, IconKeyboard, IconListDetails } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { BigButton } from '../frame/big-button.tsx';
import { useWords } from '../words/words.ts';
import classes from './tools.module.css';

interface ToolsProps {
  readonly typing: boolean;
  readonly onType: () => void;
  /** A device without an IMEI. */
  readonly onOther: () => void;
  /** Many boxes from a file or a pasted text. */
  readonly onList: () => void;
  /** Entries of the last carton that still have to be scanned. */
  readonly listLeft: number;
  readonly imeisPerBox: 1 | 2;
  readonly onImeisPerBox: (count: 1 | 2) => void;
  readonly onFinish: () => void;
}

/** The few things a worker may want besides scanning. */
export function Tools({ typing, onType, onOther, onList, listLeft, imeisPerBox, onImeisPerBox, onFinish }: ToolsProps): ReactNode {
  const { packing, otherDevice, carton } = useWords();
  return (
    <div className={classes.tools}>
      <BigButton onClick={onType} aria-pressed={typing} leftSection={<IconKeyboard size={26} aria-hidden />} className={classes.tool ?? ''}>
        {packing.typeIt}
      </BigButton>
      <BigButton onClick={onOther} leftSection={<IconDeviceTabletQuestion size={26} aria-hidden />} className={classes.tool ?? ''}>
        {otherDevice.open}
      </BigButton>
      <BigButton
        onClick={onList}
        leftSection={<IconListDetails size={26} aria-hidden />}
        className={classes.tool ?? ''}
        data-loud={listLeft > 0 || undefined}
      >
        {listLeft > 0 ? carton.leftOpen(listLeft) : carton.open}
      </BigButton>
      <div className={classes.count} title={packing.imeisPerBoxHelp}>
        <span className={classes.label} aria-hidden>
          {packing.imeisPerBox}
        </span>
        <SegmentedControl
          aria-label={packing.imeisPerBox}
          value={String(imeisPerBox)}
          onChange={(value) => onImeisPerBox(value === '2' ? 2 : 1)}
          data={['1', '2']}
          classNames={{ root: classes.switch ?? '', label: classes.choice ?? '', indicator: classes.indicator ?? '' }}
        />
      </div>
      <BigButton onClick={onFinish} leftSection={<IconFlagCheck size={26} aria-hidden />} className={classes.tool ?? ''}>
        {packing.finish}
      </BigButton>
    </div>
  );
}
