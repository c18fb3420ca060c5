using System.Buffers;
using CsCheck;
using Grpc.Core;
using ImageGen.BuildKit.Calls;
using Xunit;

namespace ImageGen.BuildKit.Tests.Calls;

public sealed class MessageFramingTests
{
    /// <summary>Small ones, and some around the size of the buffer.</summary>
    private static readonly Gen<byte[][]> Messages = Gen.Frequency((9, Gen.Int[0, 40]), (1, Gen.Int[16_000, 40_000]))
        .SelectMany(size => Gen.Byte.Array[size]).Array[0, 8];

    [Fact]
    public void Any_split_of_the_bytes_gives_the_same_messages() =>
        Gen.Select(Messages, Gen.Frequency((3, Gen.Int[1, 9]), (1, Gen.Int[1, 20_000])).Array[1, 12]).Sample((messages, sizes) =>
        {
            var bytes = messages.SelectMany(message => RawServer.Framed(message)).ToArray();

            var received = Split(bytes, sizes);

            return received.Count == messages.Length && received.Zip(messages).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));
        });

    [Fact]
    public void A_message_is_written_with_its_prefix_by_every_marshaller() =>
        Gen.Select(Messages, Gen.Bool, Gen.Int[1, 5000]).Sample((messages, saysLength, step) => messages.All(message =>
        {
            using var sent = new SentMessage();
            if (saysLength)
            {
                sent.SetPayloadLength(message.Length);
            }

            var writer = sent.GetBufferWriter();
            for (var start = 0; start < message.Length; start += step)
            {
                writer.Write(message.AsSpan(start, Math.Min(step, message.Length - start)));
            }

            sent.Complete();
            return sent.Bytes.Span.SequenceEqual(RawServer.Framed(message));
        }));

    [Fact]
    public void A_serialized_message_is_written_with_its_prefix()
    {
        using var sent = new SentMessage();
        sent.Complete([1, 2]);

        Assert.Equal([0, 0, 0, 0, 2, 1, 2], sent.Bytes.ToArray());
    }

    [Fact]
    public void Any_octets_are_messages_or_refused() => Gen.Byte[0, 2].Array[0, 30].Sample(bytes =>
    {
        try
        {
            _ = Split(bytes, [3]);
        }
        catch (RpcException exception)
        {
            Assert.True(exception.StatusCode is StatusCode.Internal or StatusCode.ResourceExhausted);
        }
    });

    private static List<byte[]> Split(byte[] bytes, int[] sizes)
    {
        var messages = new ReceivedMessages(int.MaxValue - SentMessage.PrefixSize);
        try
        {
            return [.. Split(messages, bytes, sizes)];
        }
        finally
        {
            messages.Release();
        }
    }

    private static IEnumerable<byte[]> Split(ReceivedMessages messages, byte[] bytes, int[] sizes)
    {
        var start = 0;
        for (var turn = 0; ; turn++)
        {
            while (messages.TryNext())
            {
                Assert.Equal(messages.PayloadLength, messages.PayloadAsReadOnlySequence().Length);
                yield return messages.PayloadAsReadOnlySequence().ToArray();
            }

            if (start == bytes.Length)
            {
                yield break;
            }

            var free = messages.GetFree();
            Assert.False(free.IsEmpty);
            var count = Math.Min(Math.Min(sizes[turn % sizes.Length], free.Length), bytes.Length - start);
            bytes.AsSpan(start, count).CopyTo(free.Span);
            messages.Add(count);
            start += count;
        }
    }
}
