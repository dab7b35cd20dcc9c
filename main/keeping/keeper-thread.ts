import { parentPort, workerData } from 'node:worker_threads';
import { doJob, type Job } from './jobs.ts';

/** The other thread: does the one job that it was started for, says how it went, and ends. */
parentPort?.postMessage(await doJob(workerData as Job));
