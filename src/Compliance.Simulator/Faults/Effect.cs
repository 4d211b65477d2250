using System.Text.Json.Serialization;

namespace Compliance.Simulator.Faults;

/// <summary>What goes wrong. As JSON an object whose <c>kind</c> names it: <c>{"kind": "status", "status": 503}</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Status), "status")]
[JsonDerivedType(typeof(Slow), "slow")]
[JsonDerivedType(typeof(Hang), "hang")]
[JsonDerivedType(typeof(Reset), "reset")]
[JsonDerivedType(typeof(Malformed), "malformed")]
[JsonDerivedType(typeof(Header), "header")]
[JsonDerivedType(typeof(Skew), "skew")]
[JsonDerivedType(typeof(Deny), "deny")]
[JsonDerivedType(typeof(ShortPages), "shortPages")]
[JsonDerivedType(typeof(Loop), "loop")]
[JsonDerivedType(typeof(ForeignLink), "foreignLink")]
[JsonDerivedType(typeof(FailOperation), "failOperation")]
[JsonDerivedType(typeof(RepeatRows), "repeatRows")]
[JsonDerivedType(typeof(ChangeRows), "changeRows")]
[JsonDerivedType(typeof(LoseRows), "loseRows")]
[JsonDerivedType(typeof(Truncate), "truncate")]
[JsonDerivedType(typeof(StaleIndex), "staleIndex")]
[JsonDerivedType(typeof(Lose), "lose")]
[JsonDerivedType(typeof(Repeat), "repeat")]
[JsonDerivedType(typeof(Delay), "delay")]
[JsonDerivedType(typeof(Reorder), "reorder")]
public abstract record Effect
{
    private protected const FaultArea Http = FaultArea.Arm | FaultArea.Graph;

    private protected Effect(FaultArea areas) => Areas = areas;

    /// <summary>Where the effect means something.</summary>
    [JsonIgnore]
    public FaultArea Areas { get; }

    /// <summary>Answers this status, 400–599, in the area's error body. <c>Retry-After</c> in whole seconds is sent when given.</summary>
    public sealed record Status([property: JsonPropertyName("status")] int Code) : Effect(Http)
    {
        public int? RetryAfterSeconds { get; init; }

        /// <summary>The <c>code</c> of the error body; by default the usual one of the status.</summary>
        [JsonPropertyName("code")]
        public string? ErrorCode { get; init; }
    }

    /// <summary>Answers as ever, so many seconds later.</summary>
    public sealed record Slow(double Seconds) : Effect(Http);

    /// <summary>Never answers; the connection stays open until the client gives up or the simulator stops.</summary>
    public sealed record Hang() : Effect(Http);

    /// <summary>Sends the head and some of the body, by default half of it, then closes the connection.</summary>
    public sealed record Reset() : Effect(Http)
    {
        /// <summary>Bytes of the body to send first; fewer when the body is shorter.</summary>
        public int? AfterBytes { get; init; }
    }

    /// <summary>Cuts the JSON of the body in half; the HTTP around it is whole.</summary>
    public sealed record Malformed() : Effect(Http);

    /// <summary>Sets a header of the answer, or takes it away when the value is null.</summary>
    public sealed record Header(string Name, string? Value = null) : Effect(Http);

    /// <summary>Azure's clock is off by so many seconds, to the future when positive: <c>Date</c> of answers, times of events.</summary>
    public sealed record Skew(double Seconds) : Effect(Http | FaultArea.Events);

    /// <summary>The caller has no rights in this subscription: Resource Manager answers 403, Resource Graph leaves its rows out.</summary>
    public sealed record Deny(string Subscription) : Effect(Http);

    /// <summary>Pages hold so many rows at most, at least 1.</summary>
    public sealed record ShortPages(int Rows) : Effect(Http);

    /// <summary>Each page leads to itself, without end.</summary>
    public sealed record Loop() : Effect(Http);

    /// <summary>Next links and the URLs of operations lead to this origin, such as <c>https://elsewhere.example</c>.</summary>
    public sealed record ForeignLink(string Origin) : Effect(FaultArea.Arm);

    /// <summary>Asynchronous operations started by the request end as <c>Failed</c>; the write stays undone except for its state.</summary>
    public sealed record FailOperation() : Effect(FaultArea.Arm)
    {
        [JsonPropertyName("code")]
        public string ErrorCode { get; init; } = "OperationFailed";

        public string Message { get; init; } = "The operation failed.";
    }

    /// <summary>Following pages begin so many rows too early: rows come twice.</summary>
    public sealed record RepeatRows(int Rows) : Effect(FaultArea.Graph);

    /// <summary>As <see cref="RepeatRows"/>, and what comes twice has another <c>provisioningState</c> the second time.</summary>
    public sealed record ChangeRows(int Rows) : Effect(FaultArea.Graph);

    /// <summary>Following pages begin so many rows too late: rows are missing though the estate still has them.</summary>
    public sealed record LoseRows(int Rows) : Effect(FaultArea.Graph);

    /// <summary>Answers so many rows, <c>resultTruncated</c> <c>"true"</c>, the true <c>totalRecords</c> and no token.</summary>
    public sealed record Truncate(int Rows) : Effect(FaultArea.Graph);

    /// <summary>Resource Graph answers from the estate as it was when the fault was set.</summary>
    public sealed record StaleIndex() : Effect(FaultArea.Graph);

    /// <summary>The event is not delivered.</summary>
    public sealed record Lose() : Effect(FaultArea.Events);

    /// <summary>The event is delivered so many times more, with the same id.</summary>
    public sealed record Repeat() : Effect(FaultArea.Events)
    {
        public int Copies { get; init; } = 1;
    }

    /// <summary>The event is delivered so many seconds late; later ones pass it.</summary>
    public sealed record Delay(double Seconds) : Effect(FaultArea.Events);

    /// <summary>The event waits until so many later ones are delivered.</summary>
    public sealed record Reorder() : Effect(FaultArea.Events)
    {
        public int Behind { get; init; } = 1;
    }
}
