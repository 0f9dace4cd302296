//! The few instructions that lead to a function that may not have been compiled yet: they jump to the address in its
//! *slot*, with the slot's own address in a register that holds no argument.
//!
//! A slot begins with the address of code. That is at first the resolver ([`super::module`]'s `lazy`), which finds the
//! function by the slot's address, and then the function itself. So no instruction that may be running is ever changed.

/// How many bytes a stub has: a multiple of 8.
pub(crate) const STUB_BYTES: usize = if cfg!(target_arch = "aarch64") { 24 } else { 16 };

/// The instructions for a slot at this address.
pub(crate) fn stub(slot: usize) -> [u8; STUB_BYTES] {
    let address = (slot as u64).to_le_bytes();
    let mut code = [0; STUB_BYTES];
    #[cfg(target_arch = "x86_64")]
    {
        code[..2].copy_from_slice(&[0x48, 0xb8]); // mov rax, slot
        code[2..10].copy_from_slice(&address);
        code[10..12].copy_from_slice(&[0xff, 0x20]); // jmp [rax]
        code[12..].fill(0xcc); // int3: never reached
    }
    #[cfg(target_arch = "aarch64")]
    {
        let instructions: [u32; 4] = [
            0x5800_0090, // ldr x16, 16 bytes from here
            0xf940_0211, // ldr x17, [x16]
            0xd61f_0220, // br x17
            0x0000_0000, // udf: never reached
        ];
        for (place, instruction) in code.chunks_exact_mut(4).zip(instructions) {
            place.copy_from_slice(&instruction.to_le_bytes());
        }
        code[16..].copy_from_slice(&address);
    }
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    unreachable!("BUG: code for a processor that `Engine::new` refuses: {code:?} {address:?}");
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    code
}
