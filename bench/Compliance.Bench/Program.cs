using Compliance.Bench;
using Compliance.Bench.Judging;
using Compliance.Bench.Pipeline;
using Compliance.Bench.Scans;
using Compliance.Bench.Starts;
using Compliance.Bench.Stores;

IBenchmark[] benchmarks = [new ScanBenchmark(), new JudgeBenchmark(), new StoreBenchmark(), new PipelineBenchmark(), new StartBenchmark()];

if (await ChildProcess.TryRunAsync(args))
{
    return 0;
}

if (!BenchArguments.TryParse(args, benchmarks, out var arguments))
{
    Console.Error.WriteLine($"Usage: {string.Join('|', benchmarks.Select(benchmark => benchmark.Name))} [--clusters N] [--format text|json]");
    Console.Error.WriteLine("  scan   parse, link, judge and group an estate file, against only reading it; the report is not written");
    Console.Error.WriteLine("  judge  judge a linked estate on one core");
    Console.Error.WriteLine("  store  record findings in table storage, against the same rows written one by one");
    Console.Error.WriteLine("  pipeline  from an event to the stored finding, and a storm of events; without --clusters at 100 and 10,000 clusters");
    Console.Error.WriteLine("  start  the published product from its start to the end of a scan, and to its first answer, against empty programs");
    return 2;
}

var numbers = await arguments.Benchmark.RunAsync(arguments.Clusters);
Console.Out.WriteLine(arguments.AsJson ? Numbers.ToJson(numbers) : Numbers.ToText(numbers));
return 0;
