namespace ImageGen.Oci.Layers.Tar;

/// <summary>The values of one header.</summary>
internal sealed record TarHeaderValues
{
    public required byte Type { get; init; }

    public required byte[] Name { get; init; }

    public byte[] LinkName { get; init; } = [];

    public long Mode { get; init; }

    public long UserId { get; init; }

    public long GroupId { get; init; }

    public long Size { get; init; }

    /// <summary>The seconds since 1970.</summary>
    public long Modified { get; init; }

    public long DeviceMajor { get; init; }

    public long DeviceMinor { get; init; }

    public bool IsDevice => Type is (byte)'3' or (byte)'4';
}
