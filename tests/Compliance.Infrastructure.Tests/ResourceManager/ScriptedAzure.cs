using System.Net;
using System.Text;
using Azure.Core.Pipeline;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Testing.Telemetry;

namespace Compliance.Infrastructure.Tests.ResourceManager;

/// <summary>Answers requests from a script, in its order, and keeps what it was asked.</summary>
internal sealed class ScriptedAzure : HttpMessageHandler
{
    private readonly Queue<Func<ScriptedRequest, CancellationToken, Task<HttpResponseMessage>>> _answers = new();
    private readonly Lock _lock = new();

    public static Uri Endpoint { get; } = new("http://127.0.0.1:1");

    public List<ScriptedRequest> Requests { get; } = [];

    public RecordedLog Log { get; } = new();

    public AzureOptions Options { get; } = new() { Endpoint = Endpoint, MaxRetries = 2, RetryDelay = TimeSpan.FromMilliseconds(1), PollDelay = TimeSpan.FromMilliseconds(10) };

    /// <summary>Answers when the script is at its end.</summary>
    public Func<ScriptedRequest, HttpResponseMessage>? Always { get; set; }

    public static HttpResponseMessage Reply(HttpStatusCode status, string body, params (string Name, string Value)[] headers)
    {
        var answer = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            answer.Headers.TryAddWithoutValidation(name, value);
        }

        return answer;
    }

    public ScriptedAzure Answer(string body, params (string Name, string Value)[] headers) => Answer(HttpStatusCode.OK, body, headers);

    public ScriptedAzure Answer(HttpStatusCode status, string body = """{"error":{"code":"X","message":"x"}}""", params (string Name, string Value)[] headers) =>
        Answer((_, _) => Task.FromResult(Reply(status, body, headers)));

    public ScriptedAzure Answer(Func<ScriptedRequest, CancellationToken, Task<HttpResponseMessage>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public ArmSender Sender(TimeProvider? time = null) =>
        new(ArmPipeline.Build(Options, new FixedCredential(), Transport()), Options, new AzureMetrics(new TestMeters()), time ?? TimeProvider.System, Log.For<ArmSender>());

    public HttpPipelineTransport Transport() => new HttpClientTransport(this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var asked = new ScriptedRequest(request.Method.Method, request.RequestUri!, body, request.Headers.Authorization?.ToString())
        {
            IfMatch = request.Headers.TryGetValues("If-Match", out var match) ? match.Single() : null,
            IfNoneMatch = request.Headers.TryGetValues("If-None-Match", out var none) ? none.Single() : null,
        };
        Func<ScriptedRequest, CancellationToken, Task<HttpResponseMessage>>? next;
        lock (_lock)
        {
            Requests.Add(asked);
            _answers.TryDequeue(out next);
        }

        var answer = next is not null ? await next(asked, cancellationToken)
            : Always is not null ? Always(asked)
            : throw new InvalidOperationException($"The script has no answer to {asked}.");
        answer.RequestMessage = request;
        return answer;
    }
}
