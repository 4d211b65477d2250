using System.Reflection;
using System.Text.Json.Nodes;
using Compliance.Functions.Tests.Infra;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Compliance.Functions.Tests.Bindings;

/// <summary>What the host is told: the names, queues, schedules and routes that infrastructure and documents rely on.</summary>
public sealed class DeclaredBindingsTests
{
    /// <summary>Every function: its class, its name, what triggers it, and by what.</summary>
    private static readonly (string Class, string Function, string Trigger, string By)[] Table =
    [
        ("AssessChangesOnSignal", "AssessChanges", "queueTrigger", "compliance-assessor of State"),
        ("DeliverAlertsOnSchedule", "DeliverAlertsOnSchedule", "timerTrigger", "%AlertsSchedule%"),
        ("DeliverAlertsOnSignal", "DeliverAlerts", "queueTrigger", "compliance-alerts of State"),
        ("LightSweepOnSchedule", "LightSweepOnSchedule", "timerTrigger", "%LightSweepSchedule%"),
        ("OnResourceChange", "OnResourceChange", "eventGridTrigger", "One"),
        ("OnResourceChangeQueued", "OnResourceChangeQueued", "queueTrigger", "compliance-changes of Intake"),
        ("OnWebRequest", "Web", "httpTrigger", "Anonymous get,head,post,put,patch,delete,options {*path}"),
        ("RunScanOnSignal", "RunScan", "queueTrigger", "compliance-scans of State"),
        ("SweepOnSchedule", "SweepOnSchedule", "timerTrigger", "%SweepSchedule%"),
    ];

    public static TheoryData<string> Names => [.. DeclaredFunctions.Names];

    [Fact]
    public void Functions_All_AreThoseOfTheTable()
    {
        Assert.Equal(Table, DerivedMetadata.Read().Select(Row).OrderBy(row => row.Class, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_Method_IsOneTheWorkerFindsAndCanCancel(string function)
    {
        var method = Of(function);

        // The worker finds public methods only, and calls those of public types without reflection.
        Assert.True(method.IsPublic && method.DeclaringType!.IsVisible && method.DeclaringType.IsSealed);
        Assert.Single(method.DeclaringType.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly));
        Assert.Equal(typeof(Task), method.ReturnType);
        Assert.Equal(typeof(CancellationToken), method.GetParameters()[^1].ParameterType);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Function_File_IsThatOfItsClassAndShort(string function)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "triggers", $"{Of(function).DeclaringType!.Name}.cs"));

        Assert.InRange(lines.Length, 1, 40);
        // Failures are the host's to retry: nothing is caught on the way.
        Assert.DoesNotContain(lines, line => line.Trim() is "try" || line.Contains("catch", StringComparison.Ordinal));
    }

    [Fact]
    public void Triggers_Files_AreThoseOfTheFunctions()
    {
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "triggers"), "*.cs").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(Table.Select(row => row.Class), files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Schedules_AllTimers_NeitherRunAtStartNorForget()
    {
        var timers = DeclaredFunctions.Methods.SelectMany(method => method.GetParameters()).SelectMany(parameter => parameter.GetCustomAttributes<TimerTriggerAttribute>());

        // At every start of every instance: a burst of events would sweep again and again.
        Assert.All(timers, timer => Assert.Equal((false, true), (timer.RunOnStartup, timer.UseMonitor)));
    }

    [Fact]
    public void Schedules_Settings_HaveNamesThatTheHostAndItsScalerResolve()
    {
        Assert.Equal(3, DeclaredFunctions.ScheduleSettings.Count);
        // Two underscores are not found by the host, a colon not by what starts instances: that timer would never run.
        Assert.All(DeclaredFunctions.ScheduleSettings, setting => Assert.Matches("^[A-Za-z]+$", setting));
    }

    [Fact]
    public void Sweep_Retry_OutlastsABusyAssessor()
    {
        var retry = Of("SweepOnSchedule").GetCustomAttribute<FixedDelayRetryAttribute>()!;

        Assert.Equal((10, "00:01:00"), (retry.MaxRetryCount, retry.DelayInterval));
    }

    [Fact]
    public void OnResourceChange_Trigger_TakesOneEventAsText()
    {
        Assert.Equal(typeof(string), Of("OnResourceChange").GetParameters()[0].ParameterType);
    }

    [Fact]
    public void Web_AmongHttpFunctions_SortsLast()
    {
        var http = Table.Where(row => row.Trigger == "httpTrigger").Select(row => row.Function);

        // The host matches HTTP functions by name: what sorts after the catch-all is never reached.
        Assert.Equal("Web", http.Max(StringComparer.OrdinalIgnoreCase));
    }

    private static MethodInfo Of(string function) => DeclaredFunctions.Methods.Single(method => method.GetCustomAttribute<FunctionAttribute>()!.Name == function);

    private static (string Class, string Function, string Trigger, string By) Row(JsonNode? function)
    {
        var trigger = Assert.Single(function!["bindings"]!.AsArray())!;
        var type = Text(trigger, "type");
        return (Text(function, "entryPoint").Split('.')[^2], Text(function, "name"), type, type switch
        {
            "queueTrigger" => $"{Text(trigger, "queueName")} of {Text(trigger, "connection")}",
            "timerTrigger" => Text(trigger, "schedule"),
            "httpTrigger" => $"{Text(trigger, "authLevel")} {string.Join(',', trigger["methods"]!.AsArray())} {Text(trigger, "route")}",
            _ => Text(trigger, "cardinality"),
        });
    }

    private static string Text(JsonNode node, string key) => node[key]!.GetValue<string>();
}
