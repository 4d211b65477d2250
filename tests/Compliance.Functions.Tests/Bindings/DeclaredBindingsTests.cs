using System.Reflection;
using Compliance.Functions.Triggers;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Compliance.Functions.Tests.Bindings;

/// <summary>What the host is told: the names, queues, schedules and routes that infrastructure and documents rely on.</summary>
public sealed class DeclaredBindingsTests
{
    private static readonly ILookup<string, MethodInfo> Functions = typeof(OnResourceChange).Assembly.GetTypes()
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .Where(method => method.GetCustomAttribute<FunctionAttribute>() is not null)
        .ToLookup(method => method.GetCustomAttribute<FunctionAttribute>()!.Name);

    [Fact]
    public void Functions_All_AreDeclaredOnceUnderTheirNames()
    {
        Assert.Equal(
            ["AssessChanges", "DeliverAlerts", "DeliverAlertsOnSchedule", "LightSweepOnSchedule", "OnResourceChange", "OnResourceChangeQueued", "RunScan", "SweepOnSchedule", "Web"],
            Functions.SelectMany(functions => functions.Select(_ => functions.Key)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_All_ArePublicMethodsOfPublicTypes()
    {
        // The worker finds public methods only, and calls those of public types without reflection.
        Assert.All(Functions.SelectMany(methods => methods), method => Assert.True(method.IsPublic && method.DeclaringType!.IsVisible, method.Name));
    }

    [Theory]
    [InlineData("OnResourceChangeQueued", "compliance-changes", "Intake")]
    [InlineData("AssessChanges", "compliance-assessor", "State")]
    [InlineData("RunScan", "compliance-scans", "State")]
    [InlineData("DeliverAlerts", "compliance-alerts", "State")]
    public void QueueFunction_Trigger_NamesItsQueueAndConnection(string function, string queue, string connection)
    {
        var trigger = Trigger<QueueTriggerAttribute>(function);

        Assert.Equal(queue, trigger.QueueName);
        Assert.Equal(connection, trigger.Connection);
    }

    [Theory]
    [InlineData("SweepOnSchedule", "%Sweep__Schedule%")]
    [InlineData("LightSweepOnSchedule", "%Sweep__LightSchedule%")]
    [InlineData("DeliverAlertsOnSchedule", "%Alerts__Schedule%")]
    public void TimerFunction_Trigger_TakesItsScheduleFromASetting(string function, string schedule)
    {
        var trigger = Trigger<TimerTriggerAttribute>(function);

        Assert.Equal(schedule, trigger.Schedule);
        // At every start of every instance: a burst of events would sweep again and again.
        Assert.False(trigger.RunOnStartup);
        Assert.True(trigger.UseMonitor);
    }

    [Fact]
    public void Sweep_Retry_OutlastsABusyAssessor()
    {
        var retry = Functions["SweepOnSchedule"].Single().GetCustomAttribute<FixedDelayRetryAttribute>()!;

        Assert.Equal((10, "00:01:00"), (retry.MaxRetryCount, retry.DelayInterval));
    }

    [Fact]
    public void OnResourceChange_Trigger_TakesOneEventAsText()
    {
        Assert.False(Trigger<EventGridTriggerAttribute>("OnResourceChange").IsBatched);
        Assert.Equal(typeof(string), Functions["OnResourceChange"].Single().GetParameters()[0].ParameterType);
    }

    [Fact]
    public void Web_Trigger_IsTheCatchAllForEveryMethodOpenToThePlatform()
    {
        var trigger = Trigger<HttpTriggerAttribute>("Web");

        Assert.Equal("{*path}", trigger.Route);
        Assert.Equal(AuthorizationLevel.Anonymous, trigger.AuthLevel);
        Assert.Equal(["get", "head", "post", "put", "patch", "delete", "options"], trigger.Methods!);
    }

    [Fact]
    public void Web_AmongHttpFunctions_SortsLast()
    {
        var http = Functions.Where(functions => Attributes<HttpTriggerAttribute>(functions.Single()).Any()).Select(functions => functions.Key);

        // The host matches HTTP functions by name: what sorts after the catch-all is never reached.
        Assert.Equal("Web", http.Max(StringComparer.OrdinalIgnoreCase));
    }

    private static T Trigger<T>(string function)
        where T : Attribute => Assert.Single(Attributes<T>(Functions[function].Single()));

    private static IEnumerable<T> Attributes<T>(MethodInfo method)
        where T : Attribute => method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes<T>());
}
