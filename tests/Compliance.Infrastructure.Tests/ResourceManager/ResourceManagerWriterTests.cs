using System.Net;
using System.Text;
using Compliance.Application.Writes;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceManager;

public sealed class ResourceManagerWriterTests
{
    private const string Operation = "http://127.0.0.1:1/subscriptions/s/providers/Microsoft.Network/locations/westeurope/operations/1?api-version=2025-09-01&t=1&s=signature";
    private const string Succeeded = """{"properties":{"provisioningState":"Succeeded"}}""";

    private static readonly ResourceId Link = ResourceId.Parse("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/z/virtualNetworkLinks/l");
    private static readonly ReadOnlyMemory<byte> Body = Encoding.UTF8.GetBytes("""{"location":"global"}""");
    private static readonly string Path = $"{Link}?api-version=2024-06-01";

    private readonly ScriptedAzure _azure = new();

    [Fact]
    public async Task Put_DoneAtOnce_AnswersTheResource()
    {
        _azure.Answer(HttpStatusCode.Created, Succeeded);

        var write = await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None);

        Assert.Equal((WriteOutcome.Done, Succeeded), (write.Outcome, Text(write)));
        var request = Assert.Single(_azure.Requests);
        Assert.Equal(("PUT", Path, """{"location":"global"}""", "Bearer loopback"), (request.Method, request.Address.PathAndQuery, request.Body, request.Authorization));
        Assert.Equal((null, null), (request.IfMatch, request.IfNoneMatch));
    }

    [Theory]
    [InlineData("\"etag-1\"", null)]
    [InlineData(null, "*")]
    public async Task Put_Condition_IsSent(string? etag, string? none)
    {
        _azure.Answer(HttpStatusCode.PreconditionFailed, """{"code":"PreconditionFailed","message":"The ETag does not match."}""");

        var write = await Writer().PutAsync(Link, Body, etag is null ? WriteCondition.IfAbsent : WriteCondition.IfUnchanged(etag), CancellationToken.None);

        Assert.Equal((WriteOutcome.ConditionFailed, "PreconditionFailed"), (write.Outcome, write.Code));
        Assert.Equal((etag, none), (_azure.Requests[0].IfMatch, _azure.Requests[0].IfNoneMatch));
    }

    [Fact]
    public async Task Put_AsyncOperation_IsFollowedAndTheResourceRead()
    {
        _azure.Answer(HttpStatusCode.Created, """{"properties":{"provisioningState":"Updating"}}""", ("azure-asyncoperation", Operation), ("Retry-After", "3"));
        _azure.Answer("""{"status":"InProgress"}""", ("Retry-After", "7")).Answer("""{"status":"Succeeded"}""").Answer(Succeeded);
        var time = new FakeTime();

        var put = Writer(time).PutAsync(Link, Body, WriteCondition.None, CancellationToken.None);
        await time.PassAsync(TimeSpan.FromSeconds(3), put);
        await time.PassAsync(TimeSpan.FromSeconds(7), put);

        Assert.Equal((WriteOutcome.Done, Succeeded), ((await put).Outcome, Text(await put)));
        Assert.Equal([$"PUT {Path}", $"GET {new Uri(Operation).PathAndQuery}", $"GET {new Uri(Operation).PathAndQuery}", $"GET {Path}"], _azure.Requests.Select(request => $"{request.Method} {request.Address.PathAndQuery}"));
    }

    [Fact]
    public async Task Patch_Accepted_IsFollowedByItsLocation()
    {
        _azure.Answer(HttpStatusCode.Accepted, "", ("Location", Operation));
        _azure.Answer(HttpStatusCode.Accepted, "", ("Location", "http://127.0.0.1:1/moved")).Answer(HttpStatusCode.NoContent, "").Answer(Succeeded);

        var write = await Writer().PatchAsync(Link, Body, WriteCondition.None, CancellationToken.None);

        Assert.Equal(WriteOutcome.Done, write.Outcome);
        Assert.Equal(["PATCH", "GET", "GET", "GET"], _azure.Requests.Select(request => request.Method));
        Assert.Equal("/moved", _azure.Requests[2].Address.PathAndQuery);
    }

    [Fact]
    public async Task Put_NoOperation_WaitsForTheResourceToSettle()
    {
        _azure.Answer("""{"properties":{"provisioningState":"Updating"}}""").Answer("""{"properties":{"provisioningState":"Updating"}}""").Answer(Succeeded);

        Assert.Equal(WriteOutcome.Done, (await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None)).Outcome);
        Assert.Equal(3, _azure.Requests.Count);
    }

    [Theory]
    [InlineData("""{"status":"Failed","error":{"code":"LinkedAuthorizationFailed","message":"no"}}""", "LinkedAuthorizationFailed", "Azure ended it as Failed: LinkedAuthorizationFailed: no")]
    [InlineData("""{"status":"Canceled"}""", "Canceled", "Azure ended it as Canceled.")]
    public async Task Put_OperationFails_SaysWhy(string status, string code, string reason)
    {
        _azure.Answer(HttpStatusCode.Created, "{}", ("Azure-AsyncOperation", Operation)).Answer(status);

        var write = await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None);

        Assert.Equal((WriteOutcome.Failed, code, reason), (write.Outcome, write.Code, write.Reason));
    }

    [Theory]
    [InlineData("Azure-AsyncOperation")]
    [InlineData("Location")]
    public async Task Put_OperationOnAForeignHost_IsNotCalled(string header)
    {
        _azure.Answer(HttpStatusCode.Accepted, "", (header, "https://evil.example/operations/1"));

        var write = await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None);

        Assert.Equal((WriteOutcome.Undecided, null), (write.Outcome, write.Operation));
        Assert.Contains("foreign address", write.Reason, StringComparison.Ordinal);
        Assert.Single(_azure.Requests);
    }

    [Fact]
    public async Task Delete_Operation_IsFollowedAndNothingRead()
    {
        _azure.Answer(HttpStatusCode.Accepted, "", ("Azure-AsyncOperation", Operation), ("Location", "http://127.0.0.1:1/other")).Answer("""{"status":"Succeeded"}""");

        Assert.Equal(WriteOutcome.Done, (await Writer().DeleteAsync(Link, WriteCondition.None, CancellationToken.None)).Outcome);
        Assert.Equal(["DELETE", "GET"], _azure.Requests.Select(request => request.Method));
    }

    [Theory]
    [InlineData(HttpStatusCode.NoContent)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task Delete_NothingThere_IsDone(HttpStatusCode status)
    {
        _azure.Answer(status, "");

        Assert.Equal(WriteOutcome.Done, (await Writer().DeleteAsync(Link, WriteCondition.None, CancellationToken.None)).Outcome);
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "RequestDisallowedByPolicy", WriteOutcome.Denied)]
    [InlineData(HttpStatusCode.Conflict, "ScopeLocked", WriteOutcome.Conflict)]
    [InlineData(HttpStatusCode.NotFound, "ParentResourceNotFound", WriteOutcome.Refused)]
    [InlineData(HttpStatusCode.BadRequest, "InvalidRequestContent", WriteOutcome.Refused)]
    public async Task Put_Refused_IsNotTriedAgain(HttpStatusCode status, string code, WriteOutcome outcome)
    {
        _azure.Answer(status, $$$"""{"error":{"code":"{{{code}}}","message":"m"}}""");

        var write = await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None);

        Assert.Equal((outcome, code), (write.Outcome, write.Code));
        Assert.Single(_azure.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, "AnotherOperationInProgress", WriteOutcome.Conflict)]
    [InlineData(HttpStatusCode.TooManyRequests, "RetryableErrorDueToAnotherOperation", WriteOutcome.Throttled)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "ServerBusy", WriteOutcome.Undecided)]
    public async Task Put_BusyToTheLast_EndsAfterItsTries(HttpStatusCode status, string code, WriteOutcome outcome)
    {
        var body = $$$"""{"error":{"code":"{{{code}}}","message":"m"}}""";
        _azure.Answer(status, body).Answer(status, body).Answer(status, body);

        Assert.Equal(outcome, (await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task Put_AnotherOperationEnds_GoesThrough()
    {
        _azure.Answer(HttpStatusCode.Conflict, """{"error":{"code":"AnotherOperationInProgress","message":"m"}}""").Answer(Succeeded);

        Assert.Equal(WriteOutcome.Done, (await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task Put_OperationOutlivesThePatience_CanBeResumed()
    {
        _azure.Options.OperationTimeout = TimeSpan.FromSeconds(60);
        _azure.Answer(HttpStatusCode.Created, "{}", ("Azure-AsyncOperation", Operation), ("Retry-After", "0")).Answer("""{"status":"Creating"}""", ("Retry-After", "61"));

        var late = await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None);
        _azure.Answer("""{"status":"Succeeded"}""").Answer(Succeeded);
        var resumed = await Writer().ResumeAsync(Link, late.Operation!, isDelete: false, CancellationToken.None);

        Assert.Equal((WriteOutcome.Undecided, new Uri(Operation)), (late.Outcome, late.Operation));
        Assert.Equal((WriteOutcome.Done, Succeeded), (resumed.Outcome, Text(resumed)));
    }

    [Fact]
    public async Task Put_OperationCannotBeRead_IsUndecided()
    {
        _azure.Answer(HttpStatusCode.Created, "{}", ("Azure-AsyncOperation", Operation)).Answer("{").Answer("{").Answer("{");

        var write = await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None);

        Assert.Equal((WriteOutcome.Undecided, new Uri(Operation)), (write.Outcome, write.Operation));
    }

    [Fact]
    public async Task Put_CancelledWhileAzureWorks_IsCancelledAtOnce()
    {
        _azure.Answer(HttpStatusCode.Created, "{}", ("Azure-AsyncOperation", Operation), ("Retry-After", "30"));
        var time = new FakeTime();
        using var stop = new CancellationTokenSource();
        var put = Writer(time).PutAsync(Link, Body, WriteCondition.None, stop.Token);
        await time.DueInAsync(TimeSpan.FromSeconds(30), put);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => put);
    }

    [Fact]
    public async Task Put_UnknownType_IsRefusedUnsent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Writer().PutAsync(ResourceId.Parse("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/sites/s"), Body, WriteCondition.None, CancellationToken.None));

        Assert.Empty(_azure.Requests);
    }

    [Fact]
    public async Task Put_TriedAgain_LogsNoSignatureOfTheOperation()
    {
        _azure.Answer(HttpStatusCode.Created, "{}", ("Azure-AsyncOperation", Operation)).Answer(HttpStatusCode.BadGateway).Answer("""{"status":"Succeeded"}""").Answer(Succeeded);

        await Writer().PutAsync(Link, Body, WriteCondition.None, CancellationToken.None);

        Assert.DoesNotContain("signature", Assert.Single(_azure.Log.Lines).Text, StringComparison.Ordinal);
    }

    private static string? Text(ResourceWrite write) => write.Body is { } body ? Encoding.UTF8.GetString(body.Span) : null;

    private ResourceManagerWriter Writer(TimeProvider? time = null) => new(_azure.Sender(time), new ArmPaces(time ?? TimeProvider.System), _azure.Options, time ?? TimeProvider.System);
}
