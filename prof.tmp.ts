import { readFileSync, readdirSync } from 'node:fs'
import pg from 'pg'
import { startCluster } from './test/store/postgres.ts'
import { processesOn } from './test/bench/bots.ts'
import { talkTo } from './test/bench/load.ts'
const counts = (process.argv[2] ?? '1,2,3').split(',').map(Number)
const people = Number(process.argv[3] ?? 64), forMs = Number(process.argv[4] ?? 6000)
const cluster = await startCluster({ durable: true })
const stat = (pid: number) => { try { const f = readFileSync(`/proc/${pid}/stat`,'utf8').split(') ')[1]!.split(' '); return { ppid:+f[1]!, own:(+f[11]! + +f[12]!)*10, kids:(+f[13]! + +f[14]!)*10 } } catch { return undefined } }
const children = (parent:number)=>readdirSync('/proc').filter(n=>/^\d+$/.test(n)).map(Number).filter(p=>stat(p)?.ppid===parent)
const master = children(process.pid)[0]!
const pgWork = () => { const m=stat(master)!; return m.own+m.kids+children(master).reduce((s,p)=>s+(stat(p)?.own??0),0) }
const admin = new pg.Client({connectionString: cluster.url}); await admin.connect()
for (const count of counts) {
  let a=0,b=0,ta=0,tb=0,first=true; const me0=process.cpuUsage(); let q0:any,q1:any
  const q=async()=>(await admin.query(`select sum(xact_commit)::int c from pg_stat_database where datname like 'kigen_%'`)).rows[0].c
  const seen = await talkTo(processesOn(cluster,count), { people, forMs, look: (_b, turns)=>{ if(first){first=false;a=pgWork();ta=turns} b=pgWork();tb=turns } })
  const me=process.cpuUsage(me0)
  console.log(JSON.stringify({ count, perSecond: Math.round(seen.perSecond), kigenMs:+seen.workEach.toFixed(2), pgMs:+((b-a)/(tb-ta)).toFixed(2), crowdMs:+((me.user+me.system)/1000/seen.turns).toFixed(2), ackP50:seen.acknowledged.toSorted((x,y)=>x-y)[seen.acknowledged.length>>1]?.toFixed(0) }))
}
await admin.end(); await cluster.stop(); process.exit(0)
